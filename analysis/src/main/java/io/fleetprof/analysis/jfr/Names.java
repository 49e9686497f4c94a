package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.jvm.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import one.jfr.Dictionary;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;

/** The names behind the numbers of one chunk. */
final class Names {
    private static final String UNKNOWN = "(unknown)";
    private static final int MAX_NAME = 512;
    /** JfrReader keeps 16 bits of it; native methods have −1. */
    private static final int NO_LINE = 0xffff;

    private final JfrReader chunk;
    private final Code code;
    private final Dictionary<Integer> methods = new Dictionary<>();

    Names(JfrReader chunk, Code code) {
        this.chunk = chunk;
        this.code = code;
    }

    String thread(int id) {
        String name = chunk.threads.get(id);
        return name == null ? "" : printable(name);
    }

    /** The id that Java knows it by; 0 for the JVM's own threads. */
    long javaThread(int id) {
        Long javaId = chunk.javaThreads.get(id);
        return javaId == null ? 0 : javaId;
    }

    /** As a class histogram has it: {@code shop.Order}, {@code [Lshop.Order;}, {@code [B}; empty for none. */
    String className(long id) {
        return id == 0 || chunk.classes.get(id) == null ? "" : Method.className(binaryName(id));
    }

    private String binaryName(long id) {
        var reference = chunk.classes.get(id);
        return reference == null ? UNKNOWN : binaryName(symbol(reference.name));
    }

    /** With dots, and without the address or hash behind a hidden class: {@code Orders$$Lambda/0x7f}, {@code +0x7f}. */
    static String binaryName(String internal) {
        int mark = Math.max(internal.lastIndexOf('/'), internal.lastIndexOf('+'));
        boolean hidden = mark >= 0 && mark + 1 < internal.length() && isDigit(internal.charAt(mark + 1));
        return (hidden ? internal.substring(0, mark) : internal).replace('/', '.');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String symbol(long id) {
        byte[] symbol = chunk.symbols.get(id);
        return symbol == null ? UNKNOWN : printable(new String(symbol, StandardCharsets.UTF_8));
    }

    CallStack stack(StackTrace trace) {
        int stack = CallTree.ROOT;
        for (int i = 0; i < trace.methods.length; i++) {
            stack = code.call(stack, method(trace.methods[i]), lineNumber(trace.locations[i]));
        }
        return code.stack(stack, "Native".equals(frameType(trace.types[0])));
    }

    private static int lineNumber(int location) {
        int number = location >>> Short.SIZE;
        return number == NO_LINE ? 0 : number;
    }

    private int method(long id) {
        Integer number = methods.get(id);
        if (number == null) {
            MethodRef reference = chunk.methods.get(id);
            number =
                    code.method(reference == null ? UNKNOWN : binaryName(reference.cls) + '.' + symbol(reference.name));
            methods.put(id, number);
        }
        return number;
    }

    private String frameType(byte type) {
        Map<Integer, String> types = chunk.enums.get("jdk.types.FrameType");
        return types == null ? "" : types.getOrDefault((int) type, "");
    }

    static String printable(String name) {
        boolean clean = name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl);
        return clean
                ? name
                : name.substring(0, Math.min(MAX_NAME, name.length())).replaceAll("\\p{Cntrl}", " ");
    }
}

package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.Constants;
import io.fleetprof.analysis.jfr.chunk.Layout;
import io.fleetprof.analysis.jfr.chunk.LongTable;
import io.fleetprof.analysis.jfr.chunk.Metadata;
import io.fleetprof.analysis.jvm.Method;
import java.util.ArrayList;
import java.util.List;

/** The names behind the keys of one chunk. */
final class Names {
    private static final String UNKNOWN = "(unknown)";
    private static final int MAX_NAME = 512;
    /** Of a frame: method, line, kind. */
    private static final int FRAME = 3;

    private static final int MAX_LINE = 0xffff;
    private static final int JAVA = 1;
    private static final int NATIVE = 2;

    private final Code code;
    private final Constants.Table threads;
    private final Constants.Table classes;
    private final Constants.Table symbols;
    private final Constants.Table methods;
    private final Constants.Table stacks;
    private final Constants.Table frameKinds;
    private final Layout frame;
    /** {@link #NATIVE} or {@link #JAVA}, by key. */
    private final LongTable kinds = new LongTable();
    /** By key, the number plus 1. */
    private final LongTable methodNumbers = new LongTable();

    private boolean begun;
    private final LongTable stackNumbers = new LongTable();
    private final List<CallStack> known = new ArrayList<>();
    private final LongTable classNumbers = new LongTable();
    private final List<String> classNames = new ArrayList<>();
    private final Calls calls = new Calls();
    private int missing;

    Names(Metadata types, Constants constants, Code code) {
        this.code = code;
        threads = constants.table("java.lang.Thread", "javaName", "osName", "javaThreadId");
        classes = constants.table("java.lang.Class", "name");
        symbols = constants.table("jdk.types.Symbol", "string");
        methods = constants.table("jdk.types.Method", "type", "name");
        stacks = constants.table("jdk.types.StackTrace", "frames");
        frameKinds = constants.table("jdk.types.FrameType", "description");
        frame = types.layout("jdk.types.StackFrame", "method", "lineNumber", "type");
    }

    /** The Java name; that of the system for a thread of the JVM's own. */
    String thread(long key) {
        if (!threads.find(key)) {
            return "";
        }
        String name = threads.text(0);
        return printable(name.isEmpty() ? threads.text(1) : name);
    }

    /** The id that Java knows it by; 0 for the JVM's own threads. */
    long javaThread(long key) {
        return threads.find(key) ? threads.value(2) : 0;
    }

    /** As a class histogram has it: {@code shop.Order}, {@code [Lshop.Order;}, {@code [B}; empty for none. */
    String className(long key) {
        int number = classNumbers.get(key);
        if (number == 0) {
            classNames.add(key == 0 || !classes.find(key) ? "" : Method.className(binaryName(key)));
            number = classNames.size();
            classNumbers.put(key, number);
        }
        return classNames.get(number - 1);
    }

    /** As the JVM names it, with dots. */
    String binaryName(long key) {
        return classes.find(key) ? binaryName(symbol(classes.value(0))) : UNKNOWN;
    }

    /**
     * With dots, and without the address and hash behind a hidden class: {@code Orders$$Lambda/0x7f}, or as 17 has it
     * {@code Orders$$Lambda$8+0x7f/363}.
     */
    static String binaryName(String internal) {
        int plus = internal.indexOf("+0x");
        String name = plus < 0 ? internal : internal.substring(0, plus);
        int slash = name.lastIndexOf('/');
        boolean hidden = slash >= 0 && slash + 1 < name.length() && isDigit(name.charAt(slash + 1));
        return (hidden ? name.substring(0, slash) : name).replace('/', '.');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String symbol(long key) {
        return symbols.find(key) ? printable(symbols.text(0)) : UNKNOWN;
    }

    CallStack stack(long key) {
        int number = stackNumbers.get(key);
        if (number == 0) {
            known.add(read(key));
            number = known.size();
            stackNumbers.put(key, number);
        }
        return known.get(number - 1);
    }

    private CallStack read(long key) {
        begin();
        if (!stacks.find(key)) {
            missing += key == 0 ? 0 : 1;
            return CallStack.NONE;
        }
        byte[] written = stacks.written();
        int length = stacks.size();
        int number = code.written().find(written, length);
        if (number != 0) {
            return code.written().get(number);
        }
        CallStack stack = read();
        code.written().add(written, length, stack);
        return stack;
    }

    /** That which was found. */
    private CallStack read() {
        long[] frames = stacks.elements(0, frame, FRAME);
        int depth = stacks.size();
        if (depth == 0) {
            return CallStack.NONE;
        }
        calls.clear();
        for (int i = 0; i < depth * FRAME; i += FRAME) {
            calls.add(method(frames[i]), line(frames[i + 1]));
        }
        return code.stack(calls, kinds.get(frames[2]) == NATIVE);
    }

    /** What keys stand for, before the first stack. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        for (long key : frameKinds.keys()) {
            kinds.put(key, frameKinds.find(key) && frameKinds.text(0).equals("Native") ? NATIVE : JAVA);
        }
        for (long key : methods.keys()) {
            methodNumbers.put(key, code.method(methodName(key)) + 1);
        }
        code.written().begin(frame, methodNumbers, kinds);
    }

    /** Native methods have −1. */
    private static int line(long number) {
        return number > 0 && number < MAX_LINE ? (int) number : 0;
    }

    private int method(long key) {
        int number = methodNumbers.get(key);
        return number == 0 ? code.method(UNKNOWN) : number - 1;
    }

    private String methodName(long key) {
        methods.find(key);
        long type = methods.value(0);
        long name = methods.value(1);
        return binaryName(type) + '.' + symbol(name);
    }

    /** Whether the stacks that were asked for are mostly not there: whoever wrote this is no JVM. */
    boolean areLost() {
        return missing > known.size() / 2;
    }

    String lost() {
        return missing + " of " + known.size() + " stacks are not where events look for them";
    }

    static String printable(String name) {
        boolean clean = name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl);
        return clean
                ? name
                : name.substring(0, Math.min(MAX_NAME, name.length())).replaceAll("\\p{Cntrl}", " ");
    }
}

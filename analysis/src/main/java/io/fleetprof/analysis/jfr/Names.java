package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Frame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private final Map<String, Method> known;
    private final Dictionary<Method> methods = new Dictionary<>();
    private final Map<Line, Method> lines = new HashMap<>();

    private record Line(long method, int number) {}

    /** @param known methods by their names, from chunk to chunk */
    Names(JfrReader chunk, Map<String, Method> known) {
        this.chunk = chunk;
        this.known = known;
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

    /** With dots, and without the address or hash that JFR puts behind a hidden class: {@code Orders$$Lambda/0x7f}. */
    static String binaryName(String internal) {
        int slash = internal.lastIndexOf('/');
        boolean hidden = slash >= 0 && slash + 1 < internal.length() && isDigit(internal.charAt(slash + 1));
        return (hidden ? internal.substring(0, slash) : internal).replace('/', '.');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String symbol(long id) {
        byte[] symbol = chunk.symbols.get(id);
        return symbol == null ? UNKNOWN : printable(new String(symbol, StandardCharsets.UTF_8));
    }

    /** Leaf first; without the classes that stand for lambdas, where something else names the place. */
    List<Method> stack(StackTrace trace) {
        return Method.withoutLambdaClasses(IntStream.range(0, trace.methods.length)
                .mapToObj(i -> line(trace.methods[i], lineNumber(trace.locations[i])))
                .toList());
    }

    private static int lineNumber(int location) {
        int number = location >>> Short.SIZE;
        return number == NO_LINE ? 0 : number;
    }

    private Method line(long method, int number) {
        return lines.computeIfAbsent(new Line(method, number), line -> at(method(method), number));
    }

    private Method method(long id) {
        Method method = methods.get(id);
        if (method == null) {
            MethodRef reference = chunk.methods.get(id);
            String name = reference == null ? UNKNOWN : binaryName(reference.cls) + '.' + symbol(reference.name);
            method = known.computeIfAbsent(name, Names::method);
            methods.put(id, method);
        }
        return method;
    }

    /**
     * A recording names no source files. A line is that of its outermost class, whatever file that stands in:
     * {@code shop.Orders$Line.price (Orders:22)}.
     */
    static Method method(String name) {
        String className = Method.className(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return Method.parse(name + '(' + (nested < 0 ? simple : simple.substring(0, nested)) + ":0)");
    }

    static Method at(Method method, int line) {
        Frame frame = method.frame();
        return line == 0 ? method : new Method(new Frame(frame.function(), frame.file(), line), method.owner());
    }

    static String printable(String name) {
        boolean clean = name.length() <= MAX_NAME && name.chars().noneMatch(Character::isISOControl);
        return clean
                ? name
                : name.substring(0, Math.min(MAX_NAME, name.length())).replaceAll("\\p{Cntrl}", " ");
    }
}

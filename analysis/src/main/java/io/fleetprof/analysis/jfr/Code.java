package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.LongTable;
import io.fleetprof.analysis.jvm.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of a recording: each method and each stack once, whatever key they have in which chunk. */
final class Code {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private final KnownBytes knownCalls = new KnownBytes();
    private final List<CallStack> stacks = new ArrayList<>();
    private final WrittenStacks written = new WrittenStacks();
    private final LongTable lineNumbers = new LongTable();
    private final List<Method> lines = new ArrayList<>();

    /** The number of a method by its class and name, {@code shop.Orders.place}. */
    int method(String name) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = methods.size();
            numbers.put(name, known);
            methods.add(parse(name));
        }
        return known;
    }

    CallStack stack(Calls calls, boolean nativeLeaf) {
        calls.end(nativeLeaf);
        int number = knownCalls.find(calls.bytes(), calls.length());
        if (number == 0) {
            number = knownCalls.add(calls.bytes(), calls.length());
            stacks.add(CallStack.of(number, named(calls), nativeLeaf));
        }
        return stacks.get(number - 1);
    }

    WrittenStacks written() {
        return written;
    }

    private List<Method> named(Calls calls) {
        List<Method> named = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            named.add(call(calls.method(i), calls.line(i)));
        }
        return named;
    }

    private Method call(int method, int line) {
        long key = (long) method << Integer.SIZE | line;
        int number = lineNumbers.get(key);
        if (number == 0) {
            lines.add(line == 0 ? methods.get(method) : methods.get(method).at(line));
            number = lines.size();
            lineNumbers.put(key, number);
        }
        return lines.get(number - 1);
    }

    /**
     * A recording names no source files. A line is that of its outermost class, whatever file that stands in:
     * {@code shop.Orders$Line.price (Orders:22)}.
     */
    private static Method parse(String name) {
        String className = Method.className(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return Method.parse(name + '(' + (nested < 0 ? simple : simple.substring(0, nested)) + ":0)");
    }
}

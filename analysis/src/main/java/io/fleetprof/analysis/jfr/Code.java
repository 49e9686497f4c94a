package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of a recording: each method and each stack once, whatever number they have in which chunk. */
final class Code {
    private static final int MAX_CALLS = 16_000_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private final CallTree tree = new CallTree(Budget.ofEntries(MAX_CALLS));
    private final List<Method> calls = new ArrayList<>();
    private final Map<Integer, CallStack> stacks = new HashMap<>();

    /** The number of a method by its class and name, {@code shop.Orders.place}. */
    int method(String name) {
        return numbers.computeIfAbsent(name, text -> {
            methods.add(method(text, 0));
            return methods.size() - 1;
        });
    }

    /** The stack that is {@code inner} called by a line of a method; {@link CallTree#ROOT} is the innermost. */
    int call(int inner, int method, int line) {
        return tree.call(inner, method, line, false);
    }

    CallStack stack(int outermost, boolean nativeLeaf) {
        return stacks.computeIfAbsent(outermost, stack -> CallStack.of(named(stack), nativeLeaf));
    }

    private List<Method> named(int stack) {
        return Arrays.stream(tree.path(stack)).mapToObj(this::call).toList();
    }

    private Method call(int number) {
        while (calls.size() <= number) {
            calls.add(at(methods.get(tree.function(calls.size())), tree.source(calls.size())));
        }
        return calls.get(number);
    }

    private static Method at(Method method, int line) {
        Frame frame = method.frame();
        return line == 0 ? method : new Method(new Frame(frame.function(), frame.file(), line), method.owner());
    }

    /**
     * A recording names no source files. A line is that of its outermost class, whatever file that stands in:
     * {@code shop.Orders$Line.price (Orders:22)}.
     */
    static Method method(String name, int line) {
        String className = Method.className(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        String simple = className.substring(className.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return at(Method.parse(name + '(' + (nested < 0 ? simple : simple.substring(0, nested)) + ":0)"), line);
    }
}

package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Stack;
import java.util.List;

/**
 * A stack with names, and where it stands.
 *
 * @param methods leaf first; without the classes that stand for lambdas, where something else names the place
 * @param trace the same as a population keeps it
 * @param nativeLeaf whether the leaf is native code
 */
record CallStack(List<Method> methods, Stack trace, boolean nativeLeaf, Located nameless) {
    private static final String RECORDER = "jdk.jfr.internal.";
    static final CallStack NONE = CallStack.of(List.of(), false);

    static CallStack of(List<Method> stack, boolean nativeLeaf) {
        List<Method> methods = Method.withoutLambdaClasses(stack);
        return new CallStack(methods, Located.trace(methods), nativeLeaf, Located.of("", methods));
    }

    /** Whether the recorder itself runs there, in whatever thread: starting and dumping a recording are noise. */
    boolean isRecorders() {
        return methods.stream().anyMatch(method -> method.function().startsWith(RECORDER));
    }

    /** Only where no code does it, the thread's name says where. */
    Located located(String thread) {
        return nameless.place().kind() == Place.Kind.RUNTIME ? Located.of(thread, methods) : nameless;
    }
}

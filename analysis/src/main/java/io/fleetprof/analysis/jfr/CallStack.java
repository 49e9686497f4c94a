package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Stack;
import java.util.List;

/**
 * A stack with names, and where it stands.
 *
 * @param number of the recording's stacks; 0 for none
 * @param methods leaf first; without the classes that stand for lambdas, where something else names the place
 * @param trace the same as a population keeps it
 * @param nativeLeaf whether the leaf is native code
 * @param ofRecorder whether the recorder itself runs there, in whatever thread: starting and dumping are noise
 */
record CallStack(
        int number, List<Method> methods, Stack trace, boolean nativeLeaf, boolean ofRecorder, Located nameless) {
    private static final String RECORDER = "jdk.jfr.internal.";
    static final CallStack NONE = CallStack.of(0, List.of(), false);

    static CallStack of(int number, List<Method> stack, boolean nativeLeaf) {
        List<Method> methods = Method.withoutLambdaClasses(stack);
        return new CallStack(
                number, methods, Located.trace(methods), nativeLeaf, isRecorders(methods), Located.of("", methods));
    }

    private static boolean isRecorders(List<Method> methods) {
        for (Method method : methods) {
            if (method.function().startsWith(RECORDER)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no code says where it stands, so that the thread's name must. */
    boolean isNameless() {
        return nameless.place().kind() == Place.Kind.RUNTIME;
    }

    Located located(String thread) {
        return isNameless() ? Located.of(thread, methods) : nameless;
    }
}

package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jvm.Located;
import io.fleetprof.analysis.jvm.Method;
import io.fleetprof.analysis.population.Stack;
import java.util.List;

/**
 * A stack of a chunk, with names.
 *
 * @param methods leaf first
 * @param trace the same as a population keeps it
 * @param nativeLeaf whether the leaf is native code
 */
record CallStack(List<Method> methods, Stack trace, boolean nativeLeaf) {
    static final CallStack NONE = CallStack.of(List.of(), false);

    static CallStack of(List<Method> methods, boolean nativeLeaf) {
        return new CallStack(methods, Located.trace(methods), nativeLeaf);
    }
}

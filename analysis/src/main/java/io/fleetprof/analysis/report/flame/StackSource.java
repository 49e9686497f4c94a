package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Trace;
import java.util.Collection;
import java.util.List;

/** Stacks with a value each: what a flame graph is drawn from. A stack may come more than once. */
@FunctionalInterface
public interface StackSource {
    void forEach(Visitor visitor);

    /** Takes one stack at a time. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param leafFirst not changed afterwards; may be empty
         * @param value samples, individuals or bytes; what is not positive is left out
         */
        void stack(List<Frame> leafFirst, long value);
    }

    static StackSource of(Collection<Trace> traces) {
        return visitor -> traces.forEach(trace -> visitor.stack(trace.stack().frames(), trace.count()));
    }
}

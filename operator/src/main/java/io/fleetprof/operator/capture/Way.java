package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.plan.Step;
import java.time.Duration;
import java.util.List;

/** A way into one target. Blocks until the profile is there or the time is over; never throws for what a target does. */
public interface Way extends AutoCloseable {
    /** @param within what is left of the target's time */
    List<Taken> take(Step step, Duration within);

    /** How the target was reached so far. */
    default Route route() {
        return Route.NONE;
    }

    /** What the target's program runs on, where a look at its process tells; asked when nothing else did. */
    default TargetRuntime runtime(Duration within) {
        return TargetRuntime.UNKNOWN;
    }

    /** Nothing more will be taken. */
    @Override
    default void close() {}
}

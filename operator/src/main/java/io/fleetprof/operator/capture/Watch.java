package io.fleetprof.operator.capture;

import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Target;

/** Is told how far captures are; called from many threads. */
public interface Watch extends AutoCloseable {
    /** A recording begins, which takes its time. */
    default void recording(Target target, Step step) {}

    void taken(Target target, Step step);

    /** Its receipt is in the store: this one, or that of who was quicker. */
    void ended(Target target, Receipt receipt);

    /** Nothing more will come. */
    @Override
    default void close() {}
}

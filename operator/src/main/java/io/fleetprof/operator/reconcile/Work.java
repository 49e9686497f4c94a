package io.fleetprof.operator.reconcile;

import io.fleetprof.operator.store.ContainerId;
import java.time.Instant;
import java.util.Set;

/**
 * What is under way for a request in this process.
 *
 * @param busy whether it is being planned or analysed
 * @param capturing containers that are being profiled
 * @param notBefore when what failed may be tried again
 */
record Work(boolean busy, Set<ContainerId> capturing, Instant notBefore) {
    Work {
        capturing = Set.copyOf(capturing);
    }
}

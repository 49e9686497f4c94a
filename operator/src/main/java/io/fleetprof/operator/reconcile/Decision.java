package io.fleetprof.operator.reconcile;

import io.fleetprof.operator.store.Plan.Target;
import java.time.Duration;
import java.util.List;

/** What to do next for a request. Acting on one starts work and returns at once. */
sealed interface Decision {
    /** Find the recorded plan, or choose pods and record one. */
    record Plan() implements Decision {}

    /** Profile these containers, which have no receipt and no capture under way. */
    record Capture(List<Target> targets) implements Decision {
        public Capture {
            targets = List.copyOf(targets);
        }
    }

    /** Work is under way, or must not be tried again yet; look again after a while at the latest. */
    record Await(Duration atMost) implements Decision {}

    /** End what is still captured, read what the receipts name, and publish. */
    record Analyse() implements Decision {}

    /** The time is over and there is no result; one line says why. */
    record Expire(String message) implements Decision {}

    /** It is over. */
    record Done() implements Decision {}
}

package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.Plan;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The work on a request. Each step blocks on the cluster, a target or the store, and answers with what it means for the
 * request's progress, which may have moved on meanwhile.
 */
interface Steps {
    /** Finds the recorded plan with its receipts, or records a new one. */
    UnaryOperator<Progress> plan(ProfileRequest request) throws InterruptedException;

    /** Profiles one container until its receipt is recorded; when interrupted, with what it has. */
    UnaryOperator<Progress> capture(ProfileRequest request, Plan plan, Plan.Target target, Caller caller)
            throws InterruptedException;

    /** Whom a capture is for, while it goes on. */
    interface Caller {
        /** Whether the request is gone: then nothing is recorded. */
        boolean isGone();

        /** What the capture waits for to pass, trying again; empty when it has passed. */
        void hears(Optional<Obstacle> obstacle);
    }

    /** Reads what the receipts name, and publishes what follows. */
    UnaryOperator<Progress> analyse(ProfileRequest request, Progress.Planned planned) throws InterruptedException;
}

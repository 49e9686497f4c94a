package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.Plan;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/**
 * The work on a request. Each step blocks on the cluster, a target or the store, and answers with what it means for the
 * request's progress, which may have moved on meanwhile.
 */
interface Steps {
    /** Finds the recorded plan with its receipts, or records a new one. */
    UnaryOperator<Progress> plan(ProfileRequest request) throws InterruptedException;

    /**
     * Profiles one container until its receipt is recorded; when interrupted, with what it has.
     *
     * @param abandoned whether the request is gone: then nothing is recorded
     */
    UnaryOperator<Progress> capture(ProfileRequest request, Plan plan, Plan.Target target, BooleanSupplier abandoned)
            throws InterruptedException;

    /** Reads what the receipts name, and publishes what follows. */
    UnaryOperator<Progress> analyse(ProfileRequest request, Progress.Planned planned) throws InterruptedException;
}

package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.Plan;
import java.util.function.UnaryOperator;

/** Steps that do what a test says. */
final class FakeSteps implements Steps {
    volatile Planned plan = UnaryOperator::identity;
    volatile Captured capture = _ -> UnaryOperator.identity();
    volatile Analysed analyse = _ -> UnaryOperator.identity();

    interface Planned {
        UnaryOperator<Progress> plan() throws InterruptedException;
    }

    interface Captured {
        UnaryOperator<Progress> capture(Caller caller) throws InterruptedException;
    }

    interface Analysed {
        UnaryOperator<Progress> analyse(Progress.Planned planned) throws InterruptedException;
    }

    @Override
    public UnaryOperator<Progress> plan(ProfileRequest request) throws InterruptedException {
        return plan.plan();
    }

    @Override
    public UnaryOperator<Progress> capture(ProfileRequest request, Plan planned, Plan.Target target, Caller caller)
            throws InterruptedException {
        return capture.capture(caller);
    }

    @Override
    public UnaryOperator<Progress> analyse(ProfileRequest request, Progress.Planned planned)
            throws InterruptedException {
        return analyse.analyse(planned);
    }
}

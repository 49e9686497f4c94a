package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.capture.pod.exec.OwnJcmd;
import io.fleetprof.operator.plan.JcmdKinds;
import io.fleetprof.operator.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * What the container's own image has to ask its JVM with.
 *
 * @param inner by way of that jcmd
 */
record ExecWay(Way inner, OwnJcmd jcmd, OneLife life) implements Way {
    @Override
    public List<Taken> take(Step step, Duration within) {
        if (!JcmdKinds.contains(step.kind())) {
            return List.of(
                    new Missed(step.kind(), Reason.UNSUPPORTED, "jcmd by exec gives Threads and Histogram alone"));
        }
        boolean answered = jcmd.wasReached();
        List<Taken> taken = inner.take(step, within);
        return life.holds(step, taken, answered && taken.getFirst() instanceof Missed);
    }

    @Override
    public Route route() {
        return jcmd.wasReached() ? Route.by(CapturePath.EXEC) : Route.NONE;
    }
}

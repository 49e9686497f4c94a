package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.capture.pod.ephemeral.Agent;
import io.fleetprof.operator.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * What is asked of an agent beside the container.
 *
 * @param inner by way of that agent
 * @param allowed whether the request allows one
 */
record InsideWay(Way inner, Agent agent, boolean allowed, OneLife life) implements Way {
    @Override
    public List<Taken> take(Step step, Duration within) {
        boolean answered = agent.wasReached();
        List<Taken> taken = inner.take(step, within);
        return life.holds(step, taken, answered && isSilenced(taken));
    }

    /** The agent dies with what it stands beside. */
    private static boolean isSilenced(List<Taken> taken) {
        return taken.stream()
                .anyMatch(it -> it instanceof Taken.Missed missed
                        && (missed.reason() == Reason.REPLY_TRUNCATED
                                || missed.reason() == Reason.NO_SUCH_PROCESS
                                || missed.reason() == Reason.PERMISSION_DENIED));
    }

    @Override
    public TargetRuntime runtime(Duration within) {
        return allowed ? agent.runtime(within) : TargetRuntime.UNKNOWN;
    }

    @Override
    public Route route() {
        return agent.wasReached() ? Route.by(agent.by()) : Route.NONE;
    }

    @Override
    public void close() {
        agent.close();
    }
}

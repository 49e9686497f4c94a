package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Route;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.capture.Taken.Missed;
import io.fleetprof.operator.capture.Way;
import io.fleetprof.operator.plan.JcmdKinds;
import io.fleetprof.operator.plan.Step;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JVM by the agent beside it; where none may be there, by its image's own jcmd, which gives less. Once refused, an
 * agent is not asked for again.
 */
final class FallbackWay implements Way {
    /** That there is no agent, and will be none. */
    private static final Set<Reason> REFUSALS = EnumSet.of(
            Reason.EPHEMERAL_FORBIDDEN,
            Reason.EPHEMERAL_LIMIT,
            Reason.POD_VIOLATES_POLICY,
            Reason.IMAGE_PULL_FAILED,
            Reason.IDENTITY_UNKNOWN);

    private final Way agent;
    private final Way exec;
    private Optional<Refusal> refusal;

    /** @param refusal of an agent, where it is known before it is asked for */
    FallbackWay(Way agent, Way exec, Optional<Refusal> refusal) {
        this.agent = agent;
        this.exec = exec;
        this.refusal = refusal;
    }

    /** Why there is no agent. */
    record Refusal(Reason reason, String detail) {
        /** Where a jcmd cannot help at all, the remedy is the agent's; else what it met is worth more. */
        Missed with(Missed byExec) {
            return switch (byExec.reason()) {
                case UNSUPPORTED, PERMISSION_DENIED ->
                    new Missed(byExec.kind(), reason, detail + "; nor by exec: " + byExec.detail());
                default -> new Missed(byExec.kind(), byExec.reason(), byExec.detail() + "; " + line());
            };
        }

        String line() {
            return "by exec, for an agent is refused: " + reason.label() + ", " + detail;
        }
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        if (refusal.isPresent()) {
            return without(refusal.get(), step, within);
        }
        long began = System.nanoTime();
        List<Taken> taken = agent.take(step, within);
        refusal = refusal(taken);
        return refusal.map(why -> without(why, step, within.minusNanos(System.nanoTime() - began)))
                .orElse(taken);
    }

    private List<Taken> without(Refusal why, Step step, Duration within) {
        if (!JcmdKinds.contains(step.kind())) {
            return List.of(new Missed(step.kind(), why.reason(), why.detail()));
        }
        return exec.take(step, within).stream()
                .map(taken -> taken instanceof Missed missed ? why.with(missed) : taken)
                .toList();
    }

    private static Optional<Refusal> refusal(List<Taken> taken) {
        return taken.stream()
                .filter(Missed.class::isInstance)
                .map(Missed.class::cast)
                .filter(missed -> REFUSALS.contains(missed.reason()))
                .findFirst()
                .map(missed -> new Refusal(missed.reason(), missed.detail()));
    }

    @Override
    public Route route() {
        Route route = exec.route();
        return route.path().isPresent()
                ? new Route(route.path(), refusal.map(Refusal::line).orElse(""))
                : agent.route();
    }

    @Override
    public void close() {
        agent.close();
        exec.close();
    }
}

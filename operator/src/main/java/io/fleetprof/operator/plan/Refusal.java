package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.Optional;

/**
 * What a target is not asked for, and why.
 *
 * @param allowed the impact that the request allows
 */
record Refusal(TargetRuntime runtime, Inside inside, Impact allowed) {
    Optional<Omission> of(ProfileKind kind) {
        return unsuited(kind)
                .or(() -> outOfReach(kind))
                .or(() -> Impacts.allows(allowed, kind) ? Optional.empty() : Optional.of(tooHigh(kind)));
    }

    private Optional<Omission> unsuited(ProfileKind kind) {
        if (kind.suits(runtime) || isWorthAsking(kind)) {
            return Optional.empty();
        }
        return Optional.of(unsupported(
                kind,
                runtime == TargetRuntime.UNKNOWN
                        ? "nothing is known to serve it: give the url of its pprof server"
                        : "it is a " + runtime.label() + " program"));
    }

    private Optional<Omission> outOfReach(ProfileKind kind) {
        if (!needsInside(kind)) {
            return Optional.empty();
        }
        return switch (inside) {
            case OPEN, BY_AGENT -> Optional.empty();
            case FORBIDDEN ->
                JcmdKinds.contains(kind)
                        ? Optional.empty()
                        : Optional.of(
                                new Omission(kind, Reason.EPHEMERAL_FORBIDDEN, "spec.capture.allowEphemeral is false"));
            case BY_EXEC ->
                JcmdKinds.contains(kind)
                        ? Optional.empty()
                        : Optional.of(unsupported(kind, "spec.capture.path Exec gives Threads and Histogram alone"));
            case HIDDEN -> Optional.of(unsupported(kind, "the target's pid is not known"));
        };
    }

    /** Of a process that does not look like a JVM, looking closer tells why: it stopped, it hides, it is another's. */
    private boolean isWorthAsking(ProfileKind kind) {
        return runtime == TargetRuntime.UNKNOWN && kind.suits(TargetRuntime.JVM);
    }

    private static boolean needsInside(ProfileKind kind) {
        return kind == ProfileKind.PROCESS || !kind.suits(TargetRuntime.GO);
    }

    private static Omission unsupported(ProfileKind kind, String why) {
        return new Omission(kind, Reason.UNSUPPORTED, why);
    }

    private static Omission tooHigh(ProfileKind kind) {
        return new Omission(
                kind,
                Reason.IMPACT_TOO_HIGH,
                "it needs spec.capture.impact " + Impacts.of(kind).label());
    }
}

package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.Optional;

/**
 * What a target is not asked for, and why.
 *
 * @param process whether the target's process can be looked at
 * @param allowed the impact that the request allows
 */
record Refusal(TargetRuntime runtime, boolean process, Impact allowed) {
    Optional<Omission> of(ProfileKind kind) {
        return unsupported(kind)
                .map(why -> new Omission(kind, Reason.UNSUPPORTED, why))
                .or(() -> Impacts.allows(allowed, kind) ? Optional.empty() : Optional.of(tooHigh(kind)));
    }

    private Optional<String> unsupported(ProfileKind kind) {
        if (!kind.suits(runtime) && !isWorthAsking(kind)) {
            return Optional.of(
                    runtime == TargetRuntime.UNKNOWN
                            ? "nothing is known to serve it: give the url of its pprof server"
                            : "it is a " + runtime.label() + " program");
        }
        if (!process && needsProcess(kind)) {
            return Optional.of("the target's pid is not known");
        }
        return isBuilt(kind) ? Optional.empty() : Optional.of("this version does not take it");
    }

    /** Of a process that does not look like a JVM, looking closer tells why: it stopped, it hides, it is another's. */
    private boolean isWorthAsking(ProfileKind kind) {
        return runtime == TargetRuntime.UNKNOWN && kind.suits(TargetRuntime.JVM);
    }

    private static boolean needsProcess(ProfileKind kind) {
        return kind == ProfileKind.PROCESS || !kind.suits(TargetRuntime.GO);
    }

    private static boolean isBuilt(ProfileKind kind) {
        return kind != ProfileKind.HEAP_DUMP && kind != ProfileKind.COROUTINES;
    }

    private static Omission tooHigh(ProfileKind kind) {
        return new Omission(
                kind,
                Reason.IMPACT_TOO_HIGH,
                "it needs spec.capture.impact " + Impacts.of(kind).label());
    }
}

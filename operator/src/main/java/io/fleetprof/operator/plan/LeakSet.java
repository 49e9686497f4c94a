package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.ArrayList;
import java.util.List;

/** What is taken when a request names no profile: all that leaks can be told by, at low impact. */
final class LeakSet {
    private static final ProfileSpec GOROUTINE = ProfileSpec.of(ProfileKind.GOROUTINE);

    private LeakSet() {}

    /** @param process whether the target's process can be looked at */
    static List<ProfileSpec> of(TargetRuntime runtime, boolean process) {
        List<ProfileSpec> profiles = new ArrayList<>();
        if (process) {
            profiles.add(ProfileSpec.of(ProfileKind.PROCESS));
        }
        switch (runtime) {
            case GO -> profiles.addAll(List.of(GOROUTINE, heap(), ProfileSpec.of(ProfileKind.ALLOCS)));
            case JVM, UNKNOWN -> {}
        }
        return profiles;
    }

    /** Beside the first goroutines and the last. */
    private static ProfileSpec heap() {
        long window = GOROUTINE.intervalToWait().toDuration().toMillis() * (GOROUTINE.snapshotsToTake() - 1);
        return new ProfileSpec(ProfileKind.HEAP, 2, new GoDuration(window + "ms"), GoDuration.UNSET);
    }
}

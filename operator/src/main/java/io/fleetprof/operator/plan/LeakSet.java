package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.GoDuration;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is taken when a request names no profile: all that leaks can be told by, at the impact it allows. */
final class LeakSet {
    private static final ProfileSpec GOROUTINE = ProfileSpec.of(ProfileKind.GOROUTINE);

    private LeakSet() {}

    /** @param process whether the target's process can be looked at */
    static List<ProfileSpec> of(TargetRuntime runtime, boolean process, Impact allowed) {
        List<ProfileSpec> profiles = new ArrayList<>();
        if (process) {
            profiles.add(ProfileSpec.of(ProfileKind.PROCESS));
        }
        switch (runtime) {
            case GO -> profiles.addAll(List.of(GOROUTINE, heap(), ProfileSpec.of(ProfileKind.ALLOCS)));
            case JVM -> profiles.addAll(ofJvm(allowed));
            case UNKNOWN -> {}
        }
        return profiles;
    }

    /** Histograms walk the heap: they come with the impact that allows it. */
    private static List<ProfileSpec> ofJvm(Impact allowed) {
        return Stream.of(ProfileKind.JFR, ProfileKind.THREADS, ProfileKind.HISTOGRAM)
                .filter(kind -> Impacts.allows(allowed, kind))
                .map(ProfileSpec::of)
                .toList();
    }

    /** Beside the first goroutines and the last. */
    private static ProfileSpec heap() {
        long window = GOROUTINE.intervalToWait().toDuration().toMillis() * (GOROUTINE.snapshotsToTake() - 1);
        return new ProfileSpec(ProfileKind.HEAP, 2, new GoDuration(window + "ms"), GoDuration.UNSET);
    }
}

package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.GoDuration;
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

    static List<ProfileSpec> of(TargetRuntime runtime, Inside inside, CaptureSpec capture) {
        List<ProfileSpec> profiles = new ArrayList<>();
        if (showsProcess(runtime, inside, capture.path())) {
            profiles.add(ProfileSpec.of(ProfileKind.PROCESS));
        }
        switch (runtime) {
            case GO -> profiles.addAll(ofGo(capture.path()));
            case JVM -> profiles.addAll(ofJvm(capture));
            case UNKNOWN -> {}
        }
        return profiles;
    }

    /** An agent is not added for this alone: a Go program is told by what it serves. */
    private static boolean showsProcess(TargetRuntime runtime, Inside inside, CapturePath path) {
        return switch (inside) {
            case OPEN -> true;
            case BY_AGENT -> runtime == TargetRuntime.JVM || path == CapturePath.EPHEMERAL;
            case FORBIDDEN, BY_EXEC, HIDDEN -> false;
        };
    }

    private static List<ProfileSpec> ofGo(CapturePath path) {
        return path == CapturePath.EPHEMERAL
                ? List.of()
                : List.of(GOROUTINE, heap(), ProfileSpec.of(ProfileKind.ALLOCS));
    }

    /** Histograms walk the heap: they come with the impact that allows it. */
    private static List<ProfileSpec> ofJvm(CaptureSpec capture) {
        return Stream.of(ProfileKind.JFR, ProfileKind.THREADS, ProfileKind.HISTOGRAM)
                .filter(kind -> Impacts.allows(capture.impact(), kind))
                .map(ProfileSpec::of)
                .toList();
    }

    /** Beside the first goroutines and the last. */
    private static ProfileSpec heap() {
        long window = GOROUTINE.intervalToWait().toDuration().toMillis() * (GOROUTINE.snapshotsToTake() - 1);
        return new ProfileSpec(ProfileKind.HEAP, 2, new GoDuration(window + "ms"), GoDuration.UNSET);
    }
}

package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is taken of one target, in order of time.
 *
 * @param steps on a grid of the run's clock: snapshots side by side, then what is taken once, then what records, and
 *     last what leaves a mark in the target
 * @param left kinds the request names and this target is not asked for, with the reason
 */
public record Timetable(List<Step> steps, SortedMap<ProfileKind, Reason> left) {
    /** From here on a population's growth can be given an interval, and fewer prove little without identities. */
    public static final int ENOUGH_SNAPSHOTS = 5;

    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::at).thenComparing(step -> place(step.kind()));

    public Timetable {
        steps = List.copyOf(steps);
    }

    public static Timetable of(ProfileRequestSpec spec, TargetRuntime runtime, boolean process) {
        List<ProfileSpec> wanted = spec.profiles().isEmpty() ? LeakSet.of(runtime, process) : spec.profiles();
        SortedMap<ProfileKind, Reason> left = new TreeMap<>();
        List<ProfileSpec> taken = new ArrayList<>();
        for (ProfileSpec profile : wanted) {
            ProfileKind kind = profile.kind();
            if (!kind.suits(runtime) || (kind == ProfileKind.PROCESS && !process)) {
                left.put(kind, Reason.UNSUPPORTED);
            } else if (!Impacts.allows(spec.capture().impact(), kind)) {
                left.put(kind, Reason.IMPACT_TOO_HIGH);
            } else {
                taken.add(profile);
            }
        }
        return new Timetable(steps(taken), left);
    }

    /** When the next snapshot of a kind would be due, going on as before. */
    public Step after(Step last) {
        List<Duration> times = steps.stream()
                .filter(step -> step.kind() == last.kind())
                .map(Step::at)
                .toList();
        Duration interval =
                times.size() < 2 ? Duration.ofSeconds(10) : times.get(1).minus(times.get(0));
        return new Step(last.kind(), last.sequence() + 1, last.at().plus(interval), last.recording());
    }

    private static List<Step> steps(List<ProfileSpec> profiles) {
        Duration window = profiles.stream()
                .filter(profile -> isSeries(profile.kind()))
                .map(profile -> profile.intervalToWait().toDuration().multipliedBy(profile.snapshotsToTake() - 1L))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Step> steps = new ArrayList<>();
        for (ProfileSpec profile : profiles) {
            Duration first = isSeries(profile.kind()) ? Duration.ZERO : window;
            for (int i = 0; i < profile.snapshotsToTake(); i++) {
                Duration at = first.plus(profile.intervalToWait().toDuration().multipliedBy(i));
                steps.add(new Step(
                        profile.kind(), i, at, profile.durationToRecord().toDuration()));
            }
        }
        steps.sort(ORDER);
        return steps;
    }

    /** Whether a kind is compared with itself over time; the others wait until those are done. */
    private static boolean isSeries(ProfileKind kind) {
        return switch (kind) {
            case PROCESS, GOROUTINE, HEAP, THREADS, HISTOGRAM, COROUTINES -> true;
            case ALLOCS, MUTEX, BLOCK, THREAD_CREATE, CPU, TRACE, JFR, HEAP_DUMP, GOROUTINE_LEAK -> false;
        };
    }

    /**
     * The order at one time: what must keep its time first, then cheap before dear, and goroutineleak last, for its
     * marks show in later text.
     */
    private static int place(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE, THREADS -> 0;
            case HEAP, HISTOGRAM -> 1;
            case PROCESS -> 2;
            case ALLOCS, MUTEX, BLOCK, THREAD_CREATE -> 3;
            case CPU, TRACE, JFR -> 4;
            case COROUTINES, HEAP_DUMP -> 5;
            case GOROUTINE_LEAK -> 6;
        };
    }
}

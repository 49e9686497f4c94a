package io.fleetprof.operator.plan;

import com.google.common.collect.Comparators;
import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is taken of one target, in order of time.
 *
 * @param steps on a grid of the run's clock: what records how things start, then snapshots side by side, then what is
 *     taken once, then what records, and last what leaves a mark in the target
 * @param left what the request names and this target is not asked for
 */
public record Timetable(List<Step> steps, List<Omission> left) {
    /** From here on a population's growth can be given an interval, and fewer prove little without identities. */
    public static final int ENOUGH_SNAPSHOTS = 5;

    /** To start, end, fetch and read a flight recording. */
    private static final Duration AROUND = Duration.ofSeconds(5);

    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::at).thenComparing(step -> place(step.kind()));

    public Timetable {
        steps = List.copyOf(steps);
        left = List.copyOf(left);
    }

    /** What a target is asked for; nothing where something speaks against asking it at all. */
    public static Timetable of(ProfileRequestSpec spec, Target target) {
        return target.exemption().isPresent()
                ? new Timetable(List.of(), List.of())
                : of(spec, askedAs(spec, target), Inside.of(target.reach(), spec.capture()));
    }

    /**
     * A pod that gives away nothing of its program is asked as a Go program, for nothing has to be added to it for that;
     * unless the request itself names nothing but what a JVM has, or a way that leads to JVMs alone.
     */
    private static TargetRuntime askedAs(ProfileRequestSpec spec, Target target) {
        if (target.runtime() != TargetRuntime.UNKNOWN || target.reach() instanceof Reach.Local) {
            return target.runtime();
        }
        boolean jvm = spec.profiles().stream().anyMatch(profile -> isMadeFor(TargetRuntime.JVM, profile.kind()));
        boolean go = spec.profiles().stream().anyMatch(profile -> isMadeFor(TargetRuntime.GO, profile.kind()));
        boolean jcmd = spec.capture().path() == CapturePath.EXEC;
        return jcmd || jvm && !go ? TargetRuntime.JVM : TargetRuntime.GO;
    }

    static Timetable of(ProfileRequestSpec spec, TargetRuntime runtime, Inside inside) {
        List<ProfileSpec> wanted =
                spec.profiles().isEmpty() ? LeakSet.of(runtime, inside, spec.capture()) : spec.profiles();
        Refusal refusal = new Refusal(runtime, inside, spec.capture().impact());
        boolean forBoth = wanted.stream().anyMatch(profile -> isMadeFor(runtime, profile.kind()));
        List<Omission> left = new ArrayList<>();
        List<ProfileSpec> taken = new ArrayList<>();
        for (ProfileSpec profile : wanted) {
            if (forBoth && !profile.kind().suits(runtime)) {
                continue;
            }
            refusal.of(profile.kind()).ifPresentOrElse(left::add, () -> taken.add(profile));
        }
        return fitting(taken, left, spec.capture().targetTimeout().toDuration());
    }

    /** A request that names kinds of both runtimes asks each target for those of its own, and nothing is amiss. */
    private static boolean isMadeFor(TargetRuntime runtime, ProfileKind kind) {
        return runtime != TargetRuntime.UNKNOWN && kind != ProfileKind.PROCESS && kind.suits(runtime);
    }

    /** Without recordings that would leave no time for the snapshots after them. */
    private static Timetable fitting(List<ProfileSpec> taken, List<Omission> left, Duration timeout) {
        Duration whole = recorded(taken).plus(Comparators.max(window(taken), AROUND));
        if (recorded(taken).isZero() || whole.compareTo(timeout) <= 0) {
            return new Timetable(steps(taken), left);
        }
        Stream<Omission> late = taken.stream()
                .map(ProfileSpec::kind)
                .filter(kind -> Turn.of(kind) == Turn.FIRST)
                .map(kind -> new Omission(
                        kind,
                        Reason.TIMEOUT,
                        "with what follows it takes %d s, and spec.capture.targetTimeout is %d s"
                                .formatted(whole.toSeconds(), timeout.toSeconds())));
        return new Timetable(
                steps(taken.stream()
                        .filter(profile -> Turn.of(profile.kind()) != Turn.FIRST)
                        .toList()),
                Stream.concat(left.stream(), late).toList());
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
        Duration recorded = recorded(profiles);
        Duration window = window(profiles);
        List<Step> steps = new ArrayList<>();
        for (ProfileSpec profile : profiles) {
            Duration first =
                    switch (Turn.of(profile.kind())) {
                        case FIRST -> Duration.ZERO;
                        case SERIES -> recorded;
                        case LAST -> recorded.plus(window);
                    };
            for (int i = 0; i < profile.snapshotsToTake(); i++) {
                Duration at = first.plus(gap(profile).multipliedBy(i));
                steps.add(new Step(
                        profile.kind(), i, at, profile.durationToRecord().toDuration()));
            }
        }
        steps.sort(ORDER);
        return steps;
    }

    /** When what records first, one after the other, has ended; zero when nothing does. */
    private static Duration recorded(List<ProfileSpec> profiles) {
        return profiles.stream()
                .filter(profile -> Turn.of(profile.kind()) == Turn.FIRST)
                .map(profile -> gap(profile)
                        .multipliedBy(profile.snapshotsToTake() - 1L)
                        .plus(profile.durationToRecord().toDuration())
                        .plus(AROUND))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** From the first snapshot to the last. */
    private static Duration window(List<ProfileSpec> profiles) {
        return profiles.stream()
                .filter(profile -> Turn.of(profile.kind()) == Turn.SERIES)
                .map(profile -> gap(profile).multipliedBy(profile.snapshotsToTake() - 1L))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** From one of a kind to the next: recordings that come first must not overlap, for they are taken in turn. */
    private static Duration gap(ProfileSpec profile) {
        Duration interval = profile.intervalToWait().toDuration();
        return Turn.of(profile.kind()) == Turn.FIRST
                ? Comparators.max(
                        interval, profile.durationToRecord().toDuration().plus(AROUND))
                : interval;
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
            // What slows the program must not be in a recording of it.
            case COROUTINES, HEAP_DUMP -> 5;
            case GOROUTINE_LEAK -> 6;
        };
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Populations that never stand for themselves: library goroutines (readLoop, conn.serve), the idle workers of a JVM's
 * pools (the pools themselves are judged as executors), classes of the JDK, and descriptors. They follow the code that
 * leaks in equal number, and are shown as evidence there.
 */
final class Companions {
    private static final double ALIKE = 0.2;
    private static final int MAX_LINES = 6;

    /** They tell the cause. */
    private static final Comparator<Map.Entry<Fingerprint, List<Evidence>>> FIGURES_FIRST =
            Comparator.comparing(place -> place.getKey().family() != Family.COROUTINE
                    || !place.getValue().stream().allMatch(Companions::follows));

    private Companions() {}

    /** Whether a place can only accompany a finding. */
    static boolean follows(Evidence evidence) {
        boolean ofRuntime = evidence.placeKind() == Place.Kind.RUNTIME;
        return switch (evidence.family()) {
            case GOROUTINE -> ofRuntime || evidence.placeKind() == Place.Kind.LIBRARY;
            case THREAD, VIRTUAL_THREAD, COROUTINE, HEAP -> ofRuntime;
            case EXECUTOR, CONNECTION, DESCRIPTOR, START, LAUNCH, WITNESS, ALLOCATION, ACTIVITY -> false;
        };
    }

    /** One line for each library place that grew by as much as the given evidence, in the same containers. */
    static List<String> of(List<Evidence> leader, SortedMap<Fingerprint, List<Evidence>> places) {
        Fingerprint led = leader.getFirst().series().fingerprint();
        return places.entrySet().stream()
                .filter(place -> !place.getKey().equals(led) && explains(leader, place.getValue()))
                .filter(place -> place.getValue().stream().allMatch(other -> accompanies(other, leader.getFirst())))
                .sorted(FIGURES_FIRST)
                .limit(MAX_LINES)
                .map(place -> "grows alike: " + place.getKey().function() + " (+" + rise(place.getValue()) + ")")
                .toList();
    }

    /**
     * Growing classes accompany each other, whosever they are; those that were moved to their holder are its evidence. Beside a coroutine stand the other functions it is
     * suspended in, what it holds, and the figures of all coroutines.
     */
    private static boolean accompanies(Evidence other, Evidence leader) {
        boolean object = other.family() == Family.HEAP;
        return switch (leader.family()) {
            case HEAP -> object && !Retainers.moved(other) || follows(other);
            case COROUTINE -> other.family() == Family.COROUTINE || object && !follows(other);
            case GOROUTINE,
                    THREAD,
                    VIRTUAL_THREAD,
                    EXECUTOR,
                    CONNECTION,
                    DESCRIPTOR,
                    START,
                    LAUNCH,
                    WITNESS,
                    ALLOCATION,
                    ACTIVITY -> follows(other);
        };
    }

    /** Whether the leak at one place explains the rise at another. */
    static boolean explains(List<Evidence> leader, List<Evidence> follower) {
        return alike(rise(leader), rise(follower));
    }

    static boolean alike(long left, long right) {
        return left > 0 && right > 0 && Math.abs(left - right) <= ALIKE * Math.max(left, right);
    }

    static long rise(List<Evidence> pods) {
        return pods.stream().mapToLong(pod -> pod.series().difference()).sum();
    }
}

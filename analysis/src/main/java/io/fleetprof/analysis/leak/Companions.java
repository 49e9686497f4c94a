package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Place;
import java.util.ArrayList;
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

    private Companions() {}

    /** Whether a place can only accompany a finding. */
    static boolean follows(Evidence evidence) {
        boolean ofRuntime = evidence.placeKind() == Place.Kind.RUNTIME;
        return switch (evidence.family()) {
            case GOROUTINE -> ofRuntime || evidence.placeKind() == Place.Kind.LIBRARY;
            case THREAD, VIRTUAL_THREAD, COROUTINE, HEAP -> ofRuntime;
            case EXECUTOR, CONNECTION, DESCRIPTOR, START, WITNESS, ALLOCATION, ACTIVITY -> false;
        };
    }

    /** One line for each library place that grew by as much as the given evidence, in the same containers. */
    static List<String> of(List<Evidence> leader, SortedMap<Fingerprint, List<Evidence>> places) {
        long rise = rise(leader);
        List<String> lines = new ArrayList<>();
        if (rise <= 0) {
            return lines;
        }
        for (Map.Entry<Fingerprint, List<Evidence>> place : places.entrySet()) {
            long theirs = rise(place.getValue());
            if (!place.getKey().equals(leader.getFirst().series().fingerprint())
                    && place.getValue().stream().allMatch(other -> accompanies(other, leader))
                    && alike(rise, theirs)
                    && lines.size() < MAX_LINES) {
                lines.add("grows alike: " + place.getKey().function() + " (+" + theirs + ")");
            }
        }
        return lines;
    }

    /** Growing classes accompany each other, whosever they are; those that were moved to their holder are its evidence. */
    private static boolean accompanies(Evidence other, List<Evidence> leader) {
        boolean heaps = other.family() == Family.HEAP && leader.getFirst().family() == Family.HEAP;
        return heaps && !Retainers.moved(other) || follows(other);
    }

    /** Whether the leak at one place explains the rise at another. */
    static boolean explains(List<Evidence> leader, List<Evidence> follower) {
        return alike(rise(leader), rise(follower));
    }

    static boolean alike(long left, long right) {
        return left > 0 && right > 0 && Math.abs(left - right) <= ALIKE * Math.max(left, right);
    }

    private static long rise(List<Evidence> pods) {
        return pods.stream().mapToLong(pod -> pod.series().difference()).sum();
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Turnover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Growth in one container. Strict on purpose: a healthy load that drifts is monotone over three snapshots one time in
 * five, so that the rise must also pass what drift explains, and nobody may have left.
 */
final class Growing {
    /** Start-up fills pools and caches: growth before this age proves nothing, unless the individuals stay. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    private static final long LEAST_RISE = 50;
    private static final double LEAST_SHARE = 0.1;
    private static final double NOISE_WIDTHS = 4;
    private static final long LEAST_SAMPLED_RISE = 20;
    /** A program makes its executors once: their number does not drift with the load. */
    private static final long LEAST_EXECUTORS = 10;

    private static final double LEAST_MEMORY_SHARE = 0.05;

    private Growing() {}

    static Optional<Signal> judge(Evidence evidence, Thresholds thresholds) {
        Series series = series(evidence);
        if (!series.rising() || !enough(evidence, series) || evidence.turnover() == Turnover.TURNED_OVER) {
            return Optional.empty();
        }
        Tier tier = evidence.family() == Family.HEAP ? heapTier(evidence, series) : tier(evidence, series, thresholds);
        return Optional.of(new Signal(tier, "", had(evidence, series), lacked(evidence, series)));
    }

    /** Whether a rise from the first count to the last is more than drift. */
    static boolean beyondDrift(long first, long last) {
        return last - first >= leastRise(first, last);
    }

    /** The smallest rise that counts: max(50, 10 % of the first, 4·√(first + last)). */
    static double leastRise(long first, long last) {
        return Math.max(Math.max(LEAST_RISE, LEAST_SHARE * first), NOISE_WIDTHS * Math.sqrt((double) first + last));
    }

    /** The rise that would have been seen at each of the given places. */
    static long limit(Stream<Evidence> places) {
        double largest = places.filter(evidence -> evidence.family() != Family.HEAP && !Companions.follows(evidence))
                .mapToDouble(evidence -> leastRise(evidence.first(), evidence.last()))
                .max()
                .orElse(LEAST_RISE);
        return (long) Math.ceil(largest);
    }

    private static Series series(Evidence evidence) {
        return evidence.family() == Family.HEAP ? evidence.series().withoutRepeats() : evidence.series();
    }

    private static boolean enough(Evidence evidence, Series series) {
        long sampled = series.last().sampled() - series.first().sampled();
        return switch (evidence.family()) {
            case HEAP ->
                sampled >= LEAST_SAMPLED_RISE
                        && series.points().size() > 2
                        && mattersToMemory(evidence, series)
                        && (evidence.placeKind() != Place.Kind.RESOURCE || beyondDrift(series));
            case EXECUTOR ->
                series.difference()
                        >= Math.max(
                                LEAST_EXECUTORS, LEAST_SHARE * series.first().count());
            case GOROUTINE,
                    THREAD,
                    VIRTUAL_THREAD,
                    COROUTINE,
                    CONNECTION,
                    DESCRIPTOR,
                    START,
                    LAUNCH,
                    WITNESS,
                    ALLOCATION,
                    ACTIVITY -> (beyondDrift(series) || joined(series)) && !onlyMoved(List.of(evidence));
        };
    }

    /**
     * Connections that fall idle when calls ebb, or are taken up when they swell, are as many as before: where more of
     * them do one thing and all of them have not grown by half as much, nothing was added.
     */
    static boolean onlyMoved(List<Evidence> pods) {
        long carriers = pods.stream()
                .flatMap(pod -> pod.carriers().stream())
                .mapToLong(Series::difference)
                .sum();
        long rise = pods.stream().mapToLong(pod -> pod.series().difference()).sum();
        return pods.stream().anyMatch(pod -> !pod.carriers().isEmpty()) && 2 * carriers < rise;
    }

    /** Load drifts by those who come and by those who go: where nobody goes, chance alone explains no rise. */
    private static boolean joined(Series series) {
        return series.difference()
                        >= Math.max(LEAST_RISE, LEAST_SHARE * series.first().count())
                && series.nobodyLeft();
    }

    private static boolean beyondDrift(Series series) {
        return beyondDrift(series.first().count(), series.last().count());
    }

    /** What is a trifle to the container's memory limit is no leak yet, and a profiler of samples is coarse. */
    private static boolean mattersToMemory(Evidence evidence, Series series) {
        Long limit = evidence.gauges().get(Gauge.MEMORY_LIMIT_BYTES);
        return limit == null || series.last().bytes() >= LEAST_MEMORY_SHARE * limit;
    }

    private static Tier tier(Evidence evidence, Series series, Thresholds thresholds) {
        boolean stayed = evidence.turnover() == Turnover.SAME;
        boolean tooYoung = evidence.youngerThan(SETTLED) && !stayed && !thresholds.youngAllowed();
        boolean mayBeClients = evidence.family() == Family.DESCRIPTOR && evidence.stateClass() == StateClass.OPEN;
        boolean few = !beyondDrift(series) && evidence.family() != Family.EXECUTOR;
        return series.points().size() < 3 || tooYoung || mayBeClients || few ? Tier.SUSPECTED : Tier.PROBABLE;
    }

    /** A heap also grows while it warms up: only a long rise in a settled process is more than a suspicion. */
    private static Tier heapTier(Evidence evidence, Series series) {
        boolean settled =
                series.first().age().filter(age -> age.compareTo(SETTLED) >= 0).isPresent();
        boolean longEnough =
                series.window().filter(window -> window.compareTo(SETTLED) >= 0).isPresent();
        if (Garbage.explains(evidence)) {
            return Tier.OBSERVATION;
        }
        if (settled && longEnough && !Garbage.mayCount(evidence)) {
            return Tier.PROBABLE;
        }
        return settled || series.last().age().isEmpty() ? Tier.SUSPECTED : Tier.OBSERVATION;
    }

    private static List<String> had(Evidence evidence, Series series) {
        List<String> had = new ArrayList<>();
        had.add("rose in every snapshot: " + counts(series));
        switch (evidence.turnover()) {
            case SAME ->
                had.add(
                        series.nobodyLeft()
                                ? "nobody left from snapshot to snapshot"
                                : "the same individuals stayed from snapshot to snapshot");
            case MIXED -> had.add("some individuals stayed, some left");
            case TURNED_OVER, UNKNOWN -> {}
        }
        return had;
    }

    private static List<String> lacked(Evidence evidence, Series series) {
        List<String> lacked = new ArrayList<>();
        if (Garbage.mayCount(evidence)) {
            lacked.add(Garbage.lacked(evidence));
        }
        if (evidence.turnover() == Turnover.UNKNOWN && evidence.family() != Family.HEAP) {
            lacked.add("identities: no two snapshots name the individuals"
                    + (evidence.family() == Family.GOROUTINE ? " (goroutine debug=2 does)" : ""));
        }
        if (evidence.family() != Family.HEAP && evidence.family() != Family.EXECUTOR && !beyondDrift(series)) {
            lacked.add("a rise of " + limit(Stream.of(evidence)) + " or more: with less, those who join may be load"
                    + " whose individuals stay long (take the snapshots further apart)");
        }
        if (series.points().size() < 3) {
            lacked.add("a third snapshot: two cannot tell growth from drift");
        }
        if (evidence.age().isEmpty()) {
            lacked.add("the process's age: growth right after the start may be warm-up");
        } else if (evidence.youngerThan(SETTLED)) {
            lacked.add("a settled process: it was younger than two minutes");
        }
        return lacked;
    }

    static String counts(Series series) {
        return series.points().stream().map(Point::count).map(String::valueOf).collect(Collectors.joining(" → "));
    }
}

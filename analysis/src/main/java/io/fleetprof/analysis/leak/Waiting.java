package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.population.Turnover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Judges those who wait by how long they have waited, for idling is no leak and nobody's request lasts ten minutes. */
final class Waiting {
    static final int LONG_MINUTES = 10;
    private static final Duration LONG = Duration.ofMinutes(LONG_MINUTES);
    private static final double SIBLINGS_FACTOR = 20;
    private static final long LEAST_SPREAD = 50;
    private static final int LEAST_SPREAD_MINUTES = 30;
    private static final double SPREAD_SHARE = 0.1;

    private Waiting() {}

    static Optional<Signal> asleep(Evidence evidence, Thresholds thresholds) {
        long threshold = evidence.threshold(thresholds);
        long least = evidence.series().points().stream()
                .mapToLong(Evidence::asleep)
                .min()
                .orElse(0);
        if (least < threshold || evidence.turnover() == Turnover.TURNED_OVER) {
            return Optional.empty();
        }
        String had = "at least " + least + " asleep " + evidence.throughout();
        long longAsleep = sleepersAges(evidence).atLeast(LONG_MINUTES);
        if (longAsleep >= threshold) {
            return signal(Tier.PROBABLE, had, longAsleep + " of them for ten minutes or more");
        }
        if (stayedLong(evidence)) {
            return signal(Tier.PROBABLE, had, "the same individuals for ten minutes or more");
        }
        return Optional.of(new Signal(
                Tier.SUSPECTED,
                "",
                List.of(had),
                List.of("ten minutes of sleep: the files show less, or do not tell (" + howToLearn(evidence) + ")")));
    }

    private static String howToLearn(Evidence evidence) {
        return evidence.family() == Family.GOROUTINE
                ? "goroutine debug=2 after a GC does"
                : "dumps taken over ten minutes do";
    }

    static Optional<Signal> heldRequests(Evidence evidence, Thresholds thresholds) {
        long threshold = evidence.threshold(thresholds);
        boolean held = evidence.stateClass() == StateClass.IDLE_ABLE
                && evidence.requestScoped()
                && evidence.series().least() >= threshold
                && evidence.turnover() != Turnover.TURNED_OVER;
        if (!held) {
            return Optional.empty();
        }
        String had = "at least " + evidence.series().least() + " wait under request-handling code";
        if (evidence.ages().atLeast(LONG_MINUTES) >= threshold || stayedLong(evidence)) {
            return signal(Tier.PROBABLE, had, "for ten minutes or more");
        }
        return siblingsMedian(evidence)
                .filter(median -> evidence.last() >= SIBLINGS_FACTOR * Math.max(1, median))
                .flatMap(median -> signal(Tier.PROBABLE, had, "siblings of the same age hold " + Math.round(median)));
    }

    /** An event loop serves many: when the same thread of it waits whenever one looks, what it serves stands still. */
    static Optional<Signal> onEventLoop(Evidence evidence) {
        long least = evidence.series().points().stream()
                .mapToLong(Waiting::holdingUpLoops)
                .min()
                .orElse(0);
        boolean stuck = evidence.family() == Family.THREAD
                && evidence.series().points().size() > 2
                && least > 0
                && evidence.turnover() == Turnover.SAME;
        return stuck
                ? signal(
                        Tier.PROBABLE,
                        "the same threads, " + least + " of event loops, in runBlocking in every snapshot")
                : Optional.empty();
    }

    private static long holdingUpLoops(Point point) {
        return point.rows().stream()
                .flatMap(row -> row.traces().stream())
                .filter(trace -> Knowledge.LOADED.holdsUpLoop(trace.stack()))
                .mapToLong(Trace::count)
                .sum();
    }

    static Optional<Signal> spreadAges(Evidence evidence) {
        Ages ages = evidence.ages();
        long uptime = evidence.age().map(Duration::toMinutes).orElse(0L);
        long known = ages.atLeast(0);
        boolean spread = evidence.requestScoped()
                && evidence.turnover() != Turnover.TURNED_OVER
                && uptime >= LEAST_SPREAD_MINUTES
                && known >= LEAST_SPREAD
                && thirds(ages, uptime) >= SPREAD_SHARE * known;
        return spread
                ? signal(
                        Tier.SUSPECTED,
                        known + " individuals of a request-scoped place are of every age",
                        "the oldest has waited " + ages.longest() + " of " + uptime + " minutes")
                : Optional.empty();
    }

    /** Individuals in the emptiest third of the container's life. */
    private static long thirds(Ages ages, long uptime) {
        long old = ages.atLeast((int) (2 * uptime / 3));
        long middle = ages.atLeast((int) (uptime / 3)) - old;
        long young = ages.atLeast(0) - middle - old;
        return Math.min(young, Math.min(middle, old));
    }

    private static Ages sleepersAges(Evidence evidence) {
        return evidence.series().points().reversed().stream()
                .map(Waiting::sleepersAges)
                .filter(ages -> !ages.minutes().isEmpty())
                .findFirst()
                .orElse(Ages.UNKNOWN);
    }

    private static Ages sleepersAges(Point point) {
        return point.named().stream()
                .filter(row -> row.key().state().stateClass() == StateClass.ASLEEP)
                .map(Population::ages)
                .reduce(Ages.UNKNOWN, Ages::plus);
    }

    private static boolean stayedLong(Evidence evidence) {
        return evidence.turnover() == Turnover.SAME
                && evidence.series()
                        .window()
                        .filter(window -> window.compareTo(LONG) >= 0)
                        .isPresent();
    }

    /** Median of the siblings whose age is within half of ours; empty without any. */
    private static Optional<Double> siblingsMedian(Evidence evidence) {
        double[] counts = evidence.siblings().stream()
                .filter(sibling -> sameAge(evidence, sibling))
                .mapToDouble(sibling -> sibling.last().count())
                .toArray();
        return counts.length == 0 ? Optional.empty() : Optional.of(Outlier.median(counts));
    }

    private static boolean sameAge(Evidence evidence, Series sibling) {
        return evidence.age()
                .flatMap(mine -> sibling.last().age().map(theirs -> (double) theirs.toMillis() / mine.toMillis()))
                .filter(ratio -> ratio > 0.5 && ratio < 2)
                .isPresent();
    }

    private static Optional<Signal> signal(Tier tier, String... had) {
        return Optional.of(new Signal(tier, "", List.of(had), List.of()));
    }
}

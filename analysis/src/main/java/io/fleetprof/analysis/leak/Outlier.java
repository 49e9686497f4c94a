package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Turnover;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A pod that holds far more than its siblings. Load balancing alone makes outliers, so that only growth suspects. */
final class Outlier {
    private static final int LEAST_SIBLINGS = 4;
    private static final long LEAST_COUNT = 50;
    private static final double LEAST_FACTOR = 3;
    /** Modified z-score after Iglewicz and Hoaglin: 0.6745·(x − median)/MAD, suspicious beyond 3.5. */
    private static final double Z_SCALE = 0.6745;

    private static final double Z_BOUND = 3.5;
    private static final long LEAST_RISE = 10;
    private static final double CHANCE_WIDTHS = 3;

    private Outlier() {}

    static Optional<Signal> judge(Evidence evidence) {
        double[] others = evidence.siblings().stream()
                .mapToDouble(sibling -> sibling.last().count())
                .toArray();
        boolean comparable = others.length >= LEAST_SIBLINGS && evidence.family() != Family.HEAP;
        if (!comparable || evidence.turnover() == Turnover.TURNED_OVER || !stands(evidence.last(), others)) {
            return Optional.empty();
        }
        double chance = CHANCE_WIDTHS * Math.sqrt((double) evidence.first() + evidence.last());
        boolean grows = evidence.series().rising() && evidence.series().difference() >= Math.max(LEAST_RISE, chance);
        String had = evidence.last() + " here, " + Math.round(median(others)) + " in the median of its siblings";
        return Optional.of(new Signal(
                grows ? Tier.SUSPECTED : Tier.OBSERVATION,
                "",
                grows ? List.of(had, "and growing: " + Growing.counts(evidence.series())) : List.of(had),
                List.of()));
    }

    private static boolean stands(long count, double[] others) {
        double median = median(others);
        double deviation = median(
                Arrays.stream(others).map(other -> Math.abs(other - median)).toArray());
        double score = Z_SCALE * (count - median) / Math.max(1, deviation);
        return count >= LEAST_COUNT && count >= LEAST_FACTOR * median && score > Z_BOUND;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package io.fleetprof.analysis.leak;

import java.util.Comparator;

/** Worst first: the surest tier, then what grows most. Within a family the measure is the RMS of growth over pods. */
final class Ranking {
    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::tier)
            .thenComparing(finding -> finding.fingerprint().family())
            .thenComparing(Comparator.comparingDouble(Ranking::rootMeanSquare).reversed())
            .thenComparing(Comparator.comparingLong(Finding::count).reversed())
            .thenComparing(Finding::fingerprint);

    private Ranking() {}

    /** The root of the mean square keeps one exploding pod from vanishing among quiet ones. */
    private static double rootMeanSquare(Finding finding) {
        return Math.sqrt(finding.pods().stream()
                .mapToDouble(pod -> (double) pod.difference() * pod.difference())
                .average()
                .orElse(0));
    }
}

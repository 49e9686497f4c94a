package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Turnover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Growth too slow for any single pod but plain over all of them. Kendall's S is summed over pods, and the p-values of
 * all places are held against each other (Benjamini and Hochberg 1995), for among a thousand places one always rises.
 */
final class FleetGrowth {
    static final String NAME = "FLEET_GROWTH";
    static final String MEANING =
            "more in nearly every pod, by a rank test over all of them, though in none of them by enough";

    private static final double FALSE_DISCOVERY_RATE = 0.01;
    private static final int LEAST_PODS = 3;
    private static final int LEAST_POINTS = 3;

    private FleetGrowth() {}

    private record Ranked(Fingerprint place, List<Evidence> pods, double probability) {}

    /** Signals by place, for the places that pass. */
    static SortedMap<Fingerprint, Signal> judge(Map<Fingerprint, List<Evidence>> places) {
        List<Ranked> ranked = new ArrayList<>();
        places.forEach((place, pods) -> {
            if (eligible(place, pods)) {
                ranked.add(new Ranked(place, pods, probability(pods)));
            }
        });
        ranked.sort(Comparator.comparingDouble(Ranked::probability));
        SortedMap<Fingerprint, Signal> signals = new TreeMap<>();
        ranked.subList(0, discoveries(ranked)).stream()
                .filter(place -> enough(place.pods()))
                .forEach(place -> signals.put(place.place(), signal(place)));
        return signals;
    }

    private static boolean eligible(Fingerprint place, List<Evidence> pods) {
        return place.family() != Family.HEAP
                && pods.size() >= LEAST_PODS
                && pods.stream().allMatch(pod -> pod.series().points().size() >= LEAST_POINTS)
                && pods.stream().noneMatch(pod -> pod.youngerThan(Growing.SETTLED))
                && pods.stream().noneMatch(pod -> pod.turnover() == Turnover.TURNED_OVER);
    }

    private static boolean enough(List<Evidence> pods) {
        long first = pods.stream().mapToLong(Evidence::first).sum();
        long last = pods.stream().mapToLong(Evidence::last).sum();
        return Growing.beyondDrift(first, last);
    }

    /** The step-up procedure: how many of the sorted p-values stay under their line. */
    private static int discoveries(List<Ranked> sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).probability() <= FALSE_DISCOVERY_RATE * (i + 1) / sorted.size()) {
                kept = i + 1;
            }
        }
        return kept;
    }

    /** One-sided, by the normal approximation with continuity correction; S has variance n(n−1)(2n+5)/18 a pod. */
    private static double probability(List<Evidence> pods) {
        double statistic = 0;
        double variance = 0;
        for (Evidence pod : pods) {
            List<Point> points = pod.series().points();
            int n = points.size();
            statistic += kendall(points);
            variance += n * (n - 1) * (2 * n + 5) / 18.0;
        }
        double z = (statistic - Math.signum(statistic)) / Math.sqrt(variance);
        return NormalDistribution.of(0, 1).survivalProbability(z);
    }

    private static int kendall(List<Point> points) {
        int score = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                score += Long.signum(points.get(j).count() - points.get(i).count());
            }
        }
        return score;
    }

    /** Load rises in all pods at once as well: only individuals that stay make it more than a suspicion. */
    private static Signal signal(Ranked place) {
        boolean stayed = place.pods().stream().anyMatch(pod -> pod.turnover() == Turnover.SAME);
        String had = "rises over " + place.pods().size() + " pods together (rank test, p "
                + String.format(Locale.ROOT, "%.2g", place.probability()) + ")";
        return stayed
                ? new Signal(Tier.PROBABLE, NAME, List.of(had, "the same individuals stayed"), List.of())
                : new Signal(
                        Tier.SUSPECTED,
                        NAME,
                        List.of(had),
                        List.of("identities: a load that rises everywhere looks the same (goroutine debug=2 tells)"));
    }
}

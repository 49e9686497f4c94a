package io.fleetprof.analysis.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Rank statistics over many places. Ranks do not care how large a pod is, and the correction over places is needed
 * because among a thousand of them one always rises.
 *
 * @param score Kendall's S: pairs in order less pairs out of order
 * @param variance of S under chance: n(n−1)(2n+5)/18
 */
record Ranks(double score, double variance) {
    private static final double FALSE_DISCOVERY_RATE = 0.01;

    /** Of counts in the order of what they should rise with. */
    static Ranks of(long... counts) {
        int n = counts.length;
        int score = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                score += Long.signum(counts[j] - counts[i]);
            }
        }
        return new Ranks(score, n * (n - 1.0) * (2.0 * n + 5) / 18);
    }

    /** Independent samples add up. */
    Ranks plus(Ranks other) {
        return new Ranks(score + other.score, variance + other.variance);
    }

    /** One-sided chance of so high a score, by the normal approximation. */
    double probability() {
        return variance == 0 ? 1 : NormalDistribution.of(0, Math.sqrt(variance)).survivalProbability(score);
    }

    /** The entries that are more than chance, by the step-up procedure of Benjamini and Hochberg (1995). */
    static <K, V> List<K> discoveries(Map<K, V> tests, ToDoubleFunction<V> probability) {
        List<Map.Entry<K, V>> sorted = new ArrayList<>(tests.entrySet());
        sorted.sort(Comparator.comparingDouble(test -> probability.applyAsDouble(test.getValue())));
        int kept = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double line = FALSE_DISCOVERY_RATE * (i + 1) / sorted.size();
            kept = probability.applyAsDouble(sorted.get(i).getValue()) <= line ? i + 1 : kept;
        }
        return sorted.subList(0, kept).stream().map(Map.Entry::getKey).toList();
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Worst first: the surest tier, then what grows most. Within a family the measure is the RMS of growth over pods. */
final class Ranking {
    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::tier)
            .thenComparing(finding -> finding.fingerprint().family())
            .thenComparing(Comparator.comparingDouble(Ranking::rootMeanSquare).reversed())
            .thenComparing(Comparator.comparingLong(Finding::count).reversed())
            .thenComparing(Finding::fingerprint);

    private Ranking() {}

    /**
     * The same order, but for findings of one tier that wait for one another: they change places, so that the one the
     * others wait for comes first.
     *
     * @param distances calls between a place and the end of its chain, of those that are in one
     */
    static List<Finding> causesFirst(List<Finding> sorted, Map<Fingerprint, Integer> distances) {
        List<Finding> all = new ArrayList<>(sorted);
        for (Tier tier : Tier.values()) {
            List<Integer> seats = IntStream.range(0, sorted.size())
                    .filter(i -> sorted.get(i).tier() == tier
                            && distances.containsKey(sorted.get(i).fingerprint()))
                    .boxed()
                    .toList();
            List<Finding> seated = seats.stream()
                    .map(sorted::get)
                    .sorted(Comparator.comparing(finding -> distances.get(finding.fingerprint())))
                    .toList();
            IntStream.range(0, seats.size()).forEach(i -> all.set(seats.get(i), seated.get(i)));
        }
        return all;
    }

    /** The root of the mean square keeps one exploding pod from vanishing among quiet ones. */
    private static double rootMeanSquare(Finding finding) {
        return Math.sqrt(finding.pods().stream()
                .mapToDouble(pod -> (double) pod.difference() * pod.difference())
                .average()
                .orElse(0));
    }
}

package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether more snapshots would tell more: something grows at every step, and no snapshot names the individuals that
 * would say whether they are the same. A healthy load that drifts upwards looks like this one time in five.
 */
public final class Undecided {
    private static final int LEAST_RISE = 50;

    private Undecided() {}

    /** @param series counted snapshots of one container in order of time */
    public static boolean of(List<Contents> series) {
        List<Map<PopulationKey, Long>> counts =
                series.stream().map(Undecided::counts).toList();
        return counts.size() >= 2
                && counts.getLast().keySet().stream()
                        .anyMatch(key -> rises(counts.stream()
                                .map(snapshot -> snapshot.getOrDefault(key, 0L))
                                .toList()));
    }

    private static boolean rises(List<Long> counts) {
        for (int i = 1; i < counts.size(); i++) {
            if (counts.get(i) <= counts.get(i - 1)) {
                return false;
            }
        }
        return counts.getLast() - counts.getFirst() >= LEAST_RISE;
    }

    private static Map<PopulationKey, Long> counts(Contents contents) {
        Map<PopulationKey, Long> counts = new HashMap<>();
        for (Population row : contents.populations()) {
            counts.put(row.key(), row.count());
        }
        return counts;
    }
}

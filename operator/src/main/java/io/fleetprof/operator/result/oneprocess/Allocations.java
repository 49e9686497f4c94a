package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Go's heap and allocs profiles say was allocated at a site is a sum since the program began: it never falls. A
 * profile that was taken over some seconds ({@code ?seconds=}) holds a difference, and does not say so: hence a doubt.
 */
final class Allocations {
    /** Objects the profiler met: with fewer, the estimate may wobble. */
    private static final long MANY = 100;

    private Allocations() {}

    static Optional<String> doubt(List<Snapshot> snapshots) {
        Map<Source, Map<PopulationKey, Population>> kinds = new EnumMap<>(Source.class);
        for (Snapshot snapshot : snapshots) {
            Source source = snapshot.contents().source();
            if (source != Source.HEAP && source != Source.ALLOCS) {
                continue;
            }
            Map<PopulationKey, Population> now = allocated(snapshot);
            Map<PopulationKey, Population> before = kinds.put(source, now);
            Optional<PopulationKey> fallen = before == null ? Optional.empty() : fallen(before, now);
            if (fallen.isPresent()) {
                return Optional.of("what was allocated since the start fell to less than half at "
                        + fallen.get().place().function() + ", which no process can do: give the files of one process,"
                        + " and profiles taken without seconds=");
            }
        }
        return Optional.empty();
    }

    private static Map<PopulationKey, Population> allocated(Snapshot snapshot) {
        Map<PopulationKey, Population> rows = new HashMap<>();
        snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.ALLOCATION)
                .forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private static Optional<PopulationKey> fallen(
            Map<PopulationKey, Population> before, Map<PopulationKey, Population> now) {
        return before.values().stream()
                .filter(row -> row.sampled() >= MANY)
                .filter(row -> !now.containsKey(row.key()) || now.get(row.key()).count() < row.count() / 2)
                .map(Population::key)
                .min(PopulationKey::compareTo);
    }
}

package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The line that created a goroutine is its own for life: one id under two lines is two goroutines. */
final class Creators {
    private Creators() {}

    static Optional<String> contradiction(List<Snapshot> snapshots) {
        List<Snapshot> named = snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == Source.GOROUTINE_DEBUG2)
                .toList();
        for (int i = 1; i < named.size(); i++) {
            Optional<String> found = contradiction(named.get(i - 1), named.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> contradiction(Snapshot before, Snapshot after) {
        Map<Long, Set<Frame>> known = new HashMap<>();
        created(before).forEach(row -> {
            for (long id : row.ids().toArray()) {
                known.put(id, row.creators().keySet());
            }
        });
        for (Population row : created(after)) {
            Set<Frame> creators = row.creators().keySet();
            for (long id : row.ids().toArray()) {
                if (Collections.disjoint(known.getOrDefault(id, creators), creators)) {
                    return Optional.of("goroutine " + id + " was created by "
                            + known.get(id).iterator().next().display() + " in one file and by "
                            + creators.iterator().next().display() + " in another");
                }
            }
        }
        return Optional.empty();
    }

    /** A list of creators is bounded; only a complete one says who did not create. */
    private static List<Population> created(Snapshot snapshot) {
        return snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.GOROUTINE)
                .filter(row -> row.count() > 0
                        && row.creators().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == row.count())
                .toList();
    }
}

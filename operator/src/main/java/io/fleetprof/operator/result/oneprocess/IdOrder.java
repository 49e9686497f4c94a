package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ids are handed out in rising order, so that newcomers stand above those who came before. Not quite: a Go processor
 * takes sixteen at a time ({@code _GoidCacheBatch}) and may keep them for long, a Java thread has its id before it is
 * started, and a dump in JSON is written while threads start.
 */
final class IdOrder {
    /** Of the largest machines, 256 processors with a batch each. */
    private static final int LATECOMERS = 256 * 16;

    private IdOrder() {}

    static Optional<String> contradiction(List<Snapshot> snapshots) {
        for (List<Individuals> series : Individuals.series(snapshots)) {
            for (int i = 1; i < series.size(); i++) {
                long late = late(series.get(i - 1), series.get(i));
                if (late > LATECOMERS) {
                    return Optional.of(late + " goroutines or threads are new in a file though their ids were given"
                            + " out long before (or the files are not in order of time; name them so that they sort)");
                }
            }
        }
        return Optional.empty();
    }

    /** Newcomers in the lower half of the ids that had been given out. */
    private static long late(Individuals before, Individuals after) {
        if (!before.whole()) {
            return 0;
        }
        long[] known = before.all().toArray();
        Identities fresh = Individuals.without(after.all(), before.all());
        return Arrays.stream(fresh.toArray())
                .filter(id -> id < known[known.length - 1] / 2)
                .count();
    }
}

package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.List;
import java.util.Optional;

/** The main goroutine and its like live as long as the program: two files of one process share some ids. */
final class SharedGoroutines {
    /** With fewer than this, that none is shared may be chance: goroutines come and go. */
    private static final int ENOUGH = 3;

    private SharedGoroutines() {}

    static Optional<String> contradiction(List<Snapshot> snapshots) {
        List<Identities> named = snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == Source.GOROUTINE_DEBUG2)
                .map(snapshot -> Individuals.of(snapshot.contents()).all())
                .filter(ids -> ids.size() >= ENOUGH)
                .toList();
        for (int i = 1; i < named.size(); i++) {
            if (named.get(i - 1).inCommon(named.get(i)) == 0) {
                return Optional.of("two files have no goroutine in common");
            }
        }
        return Optional.empty();
    }
}

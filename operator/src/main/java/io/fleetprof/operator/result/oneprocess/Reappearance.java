package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Snapshot;
import java.util.List;
import java.util.Optional;

/** Who is missing in a whole snapshot has ended, and no other ever gets the id: nobody comes back. */
final class Reappearance {
    /** A few may be of a kind we do not know to pass out of sight. */
    private static final int ALLOWED = 2;

    private Reappearance() {}

    static Optional<String> contradiction(List<Snapshot> snapshots) {
        return Individuals.series(snapshots).stream()
                .map(Reappearance::back)
                .filter(back -> back > ALLOWED)
                .findFirst()
                .map(back -> back + " goroutines or threads that had ended are there again by their ids (or the files"
                        + " are not in order of time; name them so that they sort)");
    }

    private static int back(List<Individuals> series) {
        Identities seen = Identities.UNKNOWN;
        Identities ended = Identities.UNKNOWN;
        int most = 0;
        for (Individuals now : series) {
            most = Math.max(most, ended.inCommon(now.steady()));
            if (now.whole()) {
                ended = Individuals.either(ended, Individuals.without(seen, now.all()));
            }
            seen = Individuals.either(seen, now.all());
        }
        return most;
    }
}

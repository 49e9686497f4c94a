package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Fleet;

/**
 * What one kind of file tells of individuals that another kind counts: who started them, who holds them, whom they wait
 * for. A witness never makes a finding; it moves one to the code that answers for it, and says what that rests on.
 */
interface Witness {
    /** The same snapshots, with rows moved to the places the witness names. */
    default Fleet name(Fleet fleet) {
        return fleet;
    }

    /** What is known of one place in one container; empty for places that do not concern the witness. */
    Testimony on(Evidence evidence);
}

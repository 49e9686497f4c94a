package io.fleetprof.operator.result;

import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;

/** Names those whom the profiled programs talk to. Never fails: what has no name stays an address. */
@FunctionalInterface
public interface Naming {
    /** Processes of one machine, which know each other by their ports. */
    Naming LOOPBACK = (_, _, fleet) -> Directory.ofLoopback(fleet);

    Directory of(Ledger ledger, Plan plan, Fleet fleet);
}

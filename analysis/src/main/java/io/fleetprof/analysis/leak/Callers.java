package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.peer.Call;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.population.Turnover;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places at which some wait for a peer whatever happens. Not only findings: a pool of fixed size that waits for a peer
 * does not grow, and passes the standstill on.
 *
 * @param connections of the containers that a process record tells of
 */
record Callers(Map<Container, Connections> connections) {
    static final Set<Family> FAMILIES = Set.of(Family.GOROUTINE, Family.THREAD, Family.VIRTUAL_THREAD);
    /** A listener or a consumer or two read without a deadline in every healthy program. */
    private static final int LEAST = 10;

    static boolean waits(Evidence evidence) {
        return FAMILIES.contains(evidence.family()) && Knowledge.LOADED.waitsForPeer(evidence);
    }

    /** Empty where they pass, where a deadline is seen, and where it is their clients whom they read from. */
    Optional<Call> of(Evidence evidence) {
        long waiting = withoutDeadline(evidence);
        boolean stay = evidence.series().least() >= LEAST && evidence.turnover() != Turnover.TURNED_OVER;
        if (!waits(evidence) || Companions.follows(evidence) || !stay || waiting < LEAST) {
            return Optional.empty();
        }
        String peer = Optional.ofNullable(connections.get(evidence.series().container()))
                .flatMap(own -> own.fitting(evidence.last()))
                .orElse("");
        return Connections.areClients(peer) ? Optional.empty() : Optional.of(call(evidence, peer, waiting));
    }

    static Call call(Evidence evidence, String peer, long waiting) {
        return new Call(
                evidence.series().container(), evidence.series().fingerprint().function(), peer, waiting);
    }

    /** By the stacks that are kept, which stand for all. */
    private static long withoutDeadline(Evidence evidence) {
        return evidence.rows().stream().mapToLong(Callers::withoutDeadline).sum();
    }

    private static long withoutDeadline(Population row) {
        long kept = row.traces().stream().mapToLong(Trace::count).sum();
        long without = row.traces().stream()
                .filter(trace -> Knowledge.LOADED.waitsWithoutDeadline(trace.stack()))
                .mapToLong(Trace::count)
                .sum();
        return kept == 0 ? 0 : row.count() * without / kept;
    }
}

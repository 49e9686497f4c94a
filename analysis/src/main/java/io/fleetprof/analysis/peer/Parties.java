package io.fleetprof.analysis.peer;

import io.fleetprof.analysis.peer.Party.Sight;
import io.fleetprof.analysis.population.Container;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells the two ends of a call.
 *
 * @param profiled every container of which the run has a profile
 */
record Parties(Directory directory, TreeSet<Container> profiled) {
    static Parties of(Directory directory, Collection<Container> profiled) {
        return new Parties(directory, new TreeSet<>(profiled));
    }

    static Party of(Container container) {
        return new Party(container.workload().isEmpty() ? container.pod() : container.workload(), Sight.PROFILED);
    }

    /** One whose pods were profiled is known by a pod, or by its workload where others of its pods were. */
    Party callee(Call call) {
        return call.address().isEmpty()
                ? new Party("an unknown peer of " + of(call.caller()).name(), Sight.UNNAMED)
                : callee(call.address());
    }

    private Party callee(String address) {
        Peer peer = directory.at(address);
        return among(container -> peer.has(container.podUid()))
                .or(() -> among(container -> sibling(peer, container)))
                .orElseGet(() -> stranger(peer, address));
    }

    private boolean sibling(Peer peer, Container container) {
        return !peer.workload().isEmpty()
                && peer.namespace().equals(directory.namespace())
                && peer.workload().equals(container.workload());
    }

    private Optional<Party> among(Predicate<Container> condition) {
        return profiled.stream().filter(condition).findFirst().map(Parties::of);
    }

    private Party stranger(Peer peer, String address) {
        return switch (peer.kind()) {
            case POD, SERVICE ->
                new Party(
                        peer.workload().isEmpty()
                                ? directory.described(address)
                                : directory.qualified(peer, peer.workload()),
                        Sight.NOT_PROFILED);
            case NODE -> new Party(directory.described(address), Sight.NOT_PROFILED);
            case OUTSIDE -> new Party(address, Sight.OUTSIDE);
            case UNNAMED -> new Party(address, directory.hides(address) ? Sight.HIDDEN : Sight.UNNAMED);
        };
    }
}

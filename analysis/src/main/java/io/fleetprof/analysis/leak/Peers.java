package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Tells whom one waits for. A stack in a socket read names no peer, and the kernel's list of connections names no
 * thread; they are joined by number. A caller that holds no thread while it waits (reactive clients) shows as
 * connections that grow together with the classes of pending requests.
 */
final class Peers implements Witness {
    private static final Set<Family> CALLERS = Set.of(Family.THREAD, Family.VIRTUAL_THREAD);
    private static final String ESTABLISHED = "ESTABLISHED";
    private static final double WAITING_SHARE = 0.5;

    private final Map<Container, Connections> connections = new HashMap<>();
    private final SortedMap<Fingerprint, List<Evidence>> places;

    private Peers(SortedMap<Fingerprint, List<Evidence>> places) {
        this.places = places;
    }

    /** Of every container its last process record counts. */
    static Peers in(Fleet fleet, SortedMap<Fingerprint, List<Evidence>> places) {
        Peers peers = new Peers(places);
        fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == Source.PROCESS)
                .forEach(snapshot -> peers.connections.put(
                        snapshot.container(),
                        Connections.of(snapshot.contents().populations().stream()
                                .filter(Peers::established)
                                .toList())));
        return peers;
    }

    private static boolean established(Population row) {
        return row.key().state().name().equals(ESTABLISHED);
    }

    @Override
    public Testimony on(Evidence evidence) {
        if (CALLERS.contains(evidence.family())) {
            return Knowledge.LOADED.waitsForPeer(evidence) ? readers(evidence) : Testimony.NONE;
        }
        return Optional.of(evidence.series().fingerprint())
                .filter(place -> place.family() == Family.DESCRIPTOR)
                .flatMap(place -> Connections.peer(place.function()))
                .map(peer -> descriptors(evidence, peer))
                .orElse(Testimony.NONE);
    }

    private Testimony readers(Evidence evidence) {
        return Optional.ofNullable(connections.get(evidence.series().container()))
                .map(own -> own.of(evidence.last()))
                .orElseGet(() -> Testimony.lacked(
                        "the peer: a process record taken beside the dumps has the connections (Process)"));
    }

    private Testimony descriptors(Evidence evidence, String peer) {
        Testimony named = Connections.hidden(peer).word("{peer}", peer);
        boolean called = evidence.state().name().equals(ESTABLISHED) && !Connections.accepted(peer);
        return called && !anybodyWaits(evidence)
                ? named.plus(pending(evidence)
                        .map(classes -> Testimony.had("no thread waits for " + peer
                                + ", and classes of pending requests grow alike: " + classes))
                        .orElse(Testimony.NONE))
                : named;
    }

    /** Whether threads enough wait for a peer to account for the connections. */
    private boolean anybodyWaits(Evidence evidence) {
        long waiting = beside(evidence)
                .filter(other -> CALLERS.contains(other.family()) && Knowledge.LOADED.waitsForPeer(other))
                .mapToLong(Evidence::last)
                .sum();
        return waiting >= WAITING_SHARE * evidence.last();
    }

    private Optional<String> pending(Evidence evidence) {
        return beside(evidence)
                .filter(other -> other.family() == Family.HEAP
                        && Knowledge.LOADED.pendingCall(
                                other.series().fingerprint().function())
                        && Companions.explains(List.of(evidence), List.of(other)))
                .map(other -> other.series().fingerprint().function() + " (+"
                        + other.series().difference() + ")")
                .findFirst();
    }

    private Stream<Evidence> beside(Evidence evidence) {
        return places.values().stream().flatMap(List::stream).filter(other -> other.series()
                .container()
                .equals(evidence.series().container()));
    }
}

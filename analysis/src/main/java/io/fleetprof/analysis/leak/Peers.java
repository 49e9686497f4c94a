package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.peer.Call;
import io.fleetprof.analysis.peer.Chains;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells whom one waits for. A stack in a socket read names no peer, and the kernel's list of connections names no
 * thread; they are joined by number. A caller that holds no thread while it waits (reactive clients) shows as
 * connections that grow together with the classes of pending requests.
 */
final class Peers implements Witness {
    private static final String ESTABLISHED = "ESTABLISHED";
    private static final double WAITING_SHARE = 0.5;

    private final Map<Container, Connections> connections = new HashMap<>();
    private final SortedMap<Fingerprint, List<Evidence>> places;
    private final Directory directory;

    private Peers(SortedMap<Fingerprint, List<Evidence>> places, Directory directory) {
        this.places = places;
        this.directory = directory;
    }

    /** Of every container its last process record counts. */
    static Peers in(Fleet fleet, SortedMap<Fingerprint, List<Evidence>> places, Directory directory) {
        Peers peers = new Peers(places, directory);
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

    /** Who waits for whom, over all containers. */
    Chains chains(Fleet fleet) {
        Callers callers = new Callers(connections);
        SortedSet<Call> calls = new TreeSet<>();
        places.values().stream().flatMap(List::stream).forEach(evidence -> {
            callers.of(evidence).ifPresent(calls::add);
            reactive(evidence).ifPresent(calls::add);
        });
        Collection<Container> profiled =
                fleet.snapshots().values().stream().map(Snapshot::container).toList();
        return Chains.of(calls, profiled, directory);
    }

    @Override
    public Testimony on(Evidence evidence) {
        if (Callers.FAMILIES.contains(evidence.family())) {
            return Callers.waits(evidence) ? readers(evidence) : Testimony.NONE;
        }
        return descriptor(evidence).map(peer -> descriptors(evidence, peer)).orElse(Testimony.NONE);
    }

    private static Optional<String> descriptor(Evidence evidence) {
        return Optional.of(evidence.series().fingerprint())
                .filter(place -> place.family() == Family.DESCRIPTOR)
                .flatMap(place -> Connections.peer(place.function()));
    }

    private Testimony readers(Evidence evidence) {
        return Optional.ofNullable(connections.get(evidence.series().container()))
                .map(own -> own.of(evidence.last(), this::named))
                .orElseGet(() -> withoutRecord(evidence.family()));
    }

    /** Go programs are asked for none but on request. */
    private static Testimony withoutRecord(Family family) {
        return family == Family.GOROUTINE
                ? Testimony.NONE
                : Testimony.lacked("the peer: a process record taken beside the dumps has the connections (Process)");
    }

    /** {@code Service payment:8080 (10.0.0.5:8080)}, or what the socket says. */
    private String named(String peer) {
        String described = directory.described(peer);
        return described.contains(peer) ? described : described + " (" + peer + ")";
    }

    private Testimony descriptors(Evidence evidence, String peer) {
        Testimony named = Connections.hidden(peer).word("{peer}", named(peer));
        return pending(evidence, peer)
                .map(classes -> named.plus(Testimony.had("no thread waits for " + named(peer)
                        + ", and classes of pending requests grow alike: " + classes)))
                .orElse(named);
    }

    /** Calls in flight that hold no thread. */
    private Optional<Call> reactive(Evidence evidence) {
        return descriptor(evidence)
                .filter(peer -> pending(evidence, peer).isPresent())
                .map(peer -> Callers.call(evidence, peer, evidence.last()));
    }

    private Optional<String> pending(Evidence evidence, String peer) {
        boolean called = evidence.state().name().equals(ESTABLISHED) && !Connections.accepted(peer);
        return called && !anybodyWaits(evidence) ? pending(evidence) : Optional.empty();
    }

    /** Whether threads enough wait for a peer to account for the connections. */
    private boolean anybodyWaits(Evidence evidence) {
        long waiting = beside(evidence)
                .filter(Callers::waits)
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

package io.fleetprof.operator.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.peer.Peer;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.operator.storage.InMemoryStore;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.PeerNames;
import io.fleetprof.operator.store.PeerNames.Kind;
import io.fleetprof.operator.store.PeerNames.Named;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.target.Neighbours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names are asked for once, and then read from the store. */
class RecordedNamesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Plan PLAN =
            new Plan(PeerNames.VERSION, "shop", "checkout", "uid", NOON, NOON.plusSeconds(60), 0, List.of());

    private final InMemoryStore store = new InMemoryStore();
    private final Keys keys = new Keys("prod", "shop", "checkout", "uid");
    private final Ledger ledger = new Ledger(store, keys);
    private final List<List<String>> asked = new ArrayList<>();

    private final Neighbours neighbours = (namespace, pods, addresses) -> {
        asked.add(addresses);
        List<Named> named = addresses.stream()
                .map(address -> new Named(
                        address,
                        Kind.Service,
                        namespace,
                        "routes",
                        "routes",
                        List.of(new PeerNames.Backend("u", "routes-1"))))
                .toList();
        return new PeerNames(
                PeerNames.VERSION, namespace, named, List.of(new PeerNames.Sidecar("a", "istio-proxy")), List.of());
    };

    private static Fleet fleet(String... sockets) {
        List<Population> rows = Stream.of(sockets)
                .map(socket -> Population.counted(
                        new PopulationKey(
                                Family.DESCRIPTOR,
                                new State("ESTABLISHED", StateClass.OPEN),
                                Place.resource("socket " + socket)),
                        socket.length()))
                .toList();
        Contents contents = new Contents(Source.PROCESS, Optional.empty(), Optional.empty(), rows, Map.of(), List.of());
        Snapshot snapshot = new Snapshot(
                Container.local("a", "fares", Optional.empty()), 0, Optional.empty(), Optional.empty(), "", contents);
        return ((Fleet.Union.Joined) Fleet.of(List.of(snapshot))).fleet();
    }

    private Directory names(Fleet fleet) {
        return new RecordedNames(neighbours).of(ledger, PLAN, fleet);
    }

    @Test
    void onlyThoseWhoWereCalledAreAskedForMostConnectionsFirst() {
        names(fleet("10.0.0.5:80", "10.0.0.16:8080", ":8080 from 10.0.0.7", "127.0.0.1:9000", "unix", "1.2.3:4"));

        assertThat(asked).containsExactly(List.of("10.0.0.16", "10.0.0.5"));
    }

    @Test
    void whoeverAnalysesAgainReadsTheSameNamesAndAsksNobody() {
        Directory first = names(fleet("10.0.0.5:80"));

        Directory again = new RecordedNames((_, _, _) -> {
                    throw new AssertionError("nobody is to be asked");
                })
                .of(ledger, PLAN, fleet("10.0.0.5:80"));

        assertThat(again).isEqualTo(first);
        assertThat(again.peers().get("10.0.0.5").kind()).isEqualTo(Peer.Kind.SERVICE);
        assertThat(again.sidecars()).containsEntry("a", "istio-proxy");
    }

    @Test
    void ofTwoAnswersTheFirstThatWasRecordedCounts() {
        PeerNames theirs = new PeerNames(
                PeerNames.VERSION, "shop", List.of(Named.of("10.0.0.5", Kind.Outside)), List.of(), List.of());
        Neighbours late = (namespace, pods, addresses) -> {
            ledger.record(theirs);
            return neighbours.named(namespace, pods, addresses);
        };

        Directory directory = new RecordedNames(late).of(ledger, PLAN, fleet("10.0.0.5:80"));

        assertThat(directory.peers().get("10.0.0.5").kind()).isEqualTo(Peer.Kind.OUTSIDE);
    }

    @Test
    void aRunWithoutConnectionsAsksForNothing() {
        assertThat(names(fleet())).isEqualTo(Directory.NONE);
        assertThat(asked).isEmpty();
        assertThat(store.list(keys.prefix()).toString()).doesNotContain("peers.json");
    }

    @Test
    void whatCannotBeReadLeavesAddressesAndSaysWhy() {
        store.putOnce(keys.peers(), "{\"version\": 1}".getBytes(UTF_8));

        assertThat(names(fleet("10.0.0.5:80")).gaps()).singleElement().satisfies(gap -> assertThat(gap)
                .contains("peers.json cannot be read"));
    }
}

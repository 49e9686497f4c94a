package io.fleetprof.operator.result;

import com.google.common.net.InetAddresses;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.peer.Peer;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Ledger.Entry;
import io.fleetprof.operator.store.PeerNames;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Neighbours;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names by the cluster, asked by whoever analyses a run first and recorded for whoever does it again. */
public record RecordedNames(Neighbours neighbours) implements Naming {
    private static final String SOCKET = "socket ";

    @Override
    public Directory of(Ledger ledger, Plan plan, Fleet fleet) {
        return switch (ledger.peers()) {
            case Entry.Recorded<PeerNames>(PeerNames names) -> directory(names);
            case Entry.NotYet<PeerNames> _ -> asked(ledger, plan, fleet);
            case Entry.Damaged<PeerNames>(Ledger.Damage damage) ->
                unread(plan, damage.key() + " cannot be read: " + damage.why());
            case Entry.Failed<PeerNames>(StoreProblem problem) -> unread(plan, problem.message());
        };
    }

    private Directory asked(Ledger ledger, Plan plan, Fleet fleet) {
        List<String> addresses = addresses(fleet);
        if (addresses.isEmpty()) {
            return Directory.NONE;
        }
        List<String> pods = fleet.snapshots().values().stream()
                .map(snapshot -> snapshot.container().pod())
                .distinct()
                .limit(Plan.MAX_TARGETS)
                .toList();
        PeerNames names = neighbours.named(plan.namespace(), pods, addresses);
        return switch (ledger.record(names)) {
            case PutOnce.Written _ -> directory(names);
            case PutOnce.AlreadyThere _ ->
                ledger.peers() instanceof Entry.Recorded<PeerNames>(PeerNames first)
                        ? directory(first)
                        : directory(names);
            case PutOnce.Failed _ -> directory(names);
        };
    }

    private static Directory unread(Plan plan, String why) {
        return new Directory(plan.namespace(), new TreeMap<>(), new TreeMap<>(), List.of(why));
    }

    /** Whom they have called, without ports, those with most connections first. */
    private static List<String> addresses(Fleet fleet) {
        Map<String, Long> connections = new HashMap<>();
        fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == Source.PROCESS)
                .flatMap(snapshot -> snapshot.contents().populations().stream())
                .forEach(row -> called(row).ifPresent(host -> connections.merge(host, row.count(), Long::sum)));
        return connections.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(PeerNames.MAX_PEERS)
                .toList();
    }

    private static Optional<String> called(Population row) {
        return Optional.of(row.key())
                .filter(key -> key.family() == Family.DESCRIPTOR)
                .map(key -> key.place().function())
                .filter(place -> place.startsWith(SOCKET))
                .flatMap(place -> Directory.host(place.substring(SOCKET.length())))
                .filter(host -> InetAddresses.isInetAddress(host) && !Directory.isLoopback(host));
    }

    private static Directory directory(PeerNames names) {
        TreeMap<String, Peer> peers = new TreeMap<>();
        names.peers().forEach(named -> peers.put(named.address(), peer(named)));
        TreeMap<String, String> sidecars = new TreeMap<>();
        names.sidecars().forEach(sidecar -> sidecars.put(sidecar.podUid(), sidecar.container()));
        return new Directory(names.namespace(), peers, sidecars, names.gaps());
    }

    private static Peer peer(PeerNames.Named named) {
        return new Peer(
                switch (named.kind()) {
                    case Pod -> Peer.Kind.POD;
                    case Service -> Peer.Kind.SERVICE;
                    case Node -> Peer.Kind.NODE;
                    case Outside -> Peer.Kind.OUTSIDE;
                    case Unnamed -> Peer.Kind.UNNAMED;
                },
                named.namespace(),
                named.name(),
                named.workload(),
                named.pods().stream()
                        .map(pod -> new Peer.Pod(pod.uid(), pod.name()))
                        .toList());
    }
}

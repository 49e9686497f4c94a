package io.fleetprof.analysis.peer;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a run's peers, recorded when it was captured, so that an analysis needs no cluster.
 *
 * @param namespace of the profiled pods, names of others are said with theirs; empty outside a cluster
 * @param peers by address, or by {@code address:port} where one address has several programs
 * @param sidecars by UID of a profiled pod the container through which a mesh leads its calls
 * @param gaps why some addresses have no name, such as a missing right, one line each
 */
public record Directory(
        String namespace, SortedMap<String, Peer> peers, SortedMap<String, String> sidecars, List<String> gaps) {
    /** Nobody was asked. */
    public static final Directory NONE = new Directory("", new TreeMap<>(), new TreeMap<>(), List.of());

    private static final Pattern ADDRESS = Pattern.compile("\\[?([0-9A-Fa-f.:]+?)]?(:\\d{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0:0:0:0:0:0:0:1");
    private static final Pattern ACCEPTED = Pattern.compile("socket :(\\d{1,5}) from (127\\.[0-9.]+)");

    public Directory {
        peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
        sidecars = Collections.unmodifiableSortedMap(new TreeMap<>(sidecars));
        gaps = List.copyOf(gaps);
    }

    /** Of processes of one machine, by the ports at which they have accepted connections over loopback. */
    public static Directory ofLoopback(Fleet fleet) {
        SortedMap<String, Peer> peers = new TreeMap<>();
        fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == Source.PROCESS)
                .forEach(snapshot -> accepting(snapshot, peers));
        return new Directory("", peers, new TreeMap<>(), List.of());
    }

    private static void accepting(Snapshot snapshot, Map<String, Peer> peers) {
        Container it = snapshot.container();
        Peer peer = new Peer(Peer.Kind.POD, "", it.pod(), it.workload(), List.of(new Peer.Pod(it.podUid(), it.pod())));
        snapshot.contents().populations().forEach(row -> {
            Matcher accepted = ACCEPTED.matcher(row.key().place().function());
            if (accepted.matches()) {
                peers.putIfAbsent("127.0.0.1:" + accepted.group(1), peer);
            }
        });
    }

    /** Whether a cluster was asked; else nothing but the profiled processes can have names. */
    boolean ofCluster() {
        return !namespace.isEmpty();
    }

    /** @param address such as {@code 10.0.0.3:8080} */
    Peer at(String address) {
        return Optional.ofNullable(peers.get(address))
                .or(() -> host(address).map(peers::get))
                .orElse(Peer.UNNAMED);
    }

    /** The address alone, of one with a port; empty for what is none. */
    public static Optional<String> host(String address) {
        return Optional.of(ADDRESS.matcher(address)).filter(Matcher::matches).map(match -> match.group(1));
    }

    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Inside a pod that is the pod itself: a sidecar, which hides whom it calls. Outside it may be a known program. */
    boolean hides(String address) {
        return host(address).filter(Directory::isLoopback).isPresent()
                && at(address).kind() == Peer.Kind.UNNAMED;
    }

    /** For people: {@code Service payment:8080}, {@code pod db/postgres-0}, or the address as it stands. */
    public String described(String address) {
        Peer peer = at(address);
        return switch (peer.kind()) {
            case SERVICE -> "Service " + qualified(peer, peer.name()) + port(address);
            case POD -> namespace.isEmpty() ? address : "pod " + qualified(peer, peer.name()) + port(address);
            case NODE -> address + " on node " + peer.name();
            case OUTSIDE -> address + " outside the cluster";
            case UNNAMED -> address;
        };
    }

    String qualified(Peer peer, String name) {
        return peer.namespace().equals(namespace) ? name : peer.namespace() + "/" + name;
    }

    private static String port(String address) {
        return Optional.of(ADDRESS.matcher(address))
                .filter(Matcher::matches)
                .flatMap(match -> Optional.ofNullable(match.group(2)))
                .orElse("");
    }
}

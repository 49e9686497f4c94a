package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Population;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The established connections of a process: peer → how many. Clients of one port are one peer. */
record Connections(SortedMap<String, Long> peers) {
    private static final String SOCKET = "socket ";
    private static final String FROM = " from ";
    private static final String CLIENTS = "clients of ";
    /** Dumps and process records are taken one after the other: a few connections come and go between them. */
    private static final double FITTING_SHARE = 0.8;

    private static final int MAX_LISTED = 3;

    /** What Istio's sidecar listens on and comes from: 15001 outbound, 15006 inbound, 127.0.0.6 to the application. */
    private static final Pattern SIDECAR =
            Pattern.compile("127\\.0\\.0\\.1:1500[16]|(.* from )?127\\.0\\.0\\.6(:\\d+)?");

    static Connections of(List<Population> established) {
        SortedMap<String, Long> peers = new TreeMap<>();
        established.forEach(row -> peer(row.key().place().function())
                .ifPresent(peer -> peers.merge(accepted(peer) ? clients(peer) : peer, row.count(), Long::sum)));
        return new Connections(peers);
    }

    /** The far end in a descriptor's place; empty for what has none: {@code socket unix}, {@code file}. */
    static Optional<String> peer(String place) {
        return Optional.of(place)
                .filter(text -> text.startsWith(SOCKET) && text.indexOf(':') > 0)
                .map(text -> text.substring(SOCKET.length()));
    }

    static boolean accepted(String peer) {
        return peer.contains(FROM);
    }

    static boolean areClients(String peer) {
        return peer.startsWith(CLIENTS);
    }

    private static String clients(String peer) {
        return CLIENTS + peer.substring(0, peer.indexOf(FROM));
    }

    /** Whether the peer is a mesh's sidecar, which stands before the real one. */
    static Testimony hidden(String peer) {
        return SIDECAR.matcher(peer).matches()
                ? Testimony.lacked("the peer behind " + peer + ": that is the mesh's sidecar, which hides it; the"
                        + " sidecar's own statistics and access log name it")
                : Testimony.NONE;
    }

    /**
     * The one peer that so many readers may wait for: each has a connection of its own. Whoever serves others by calling
     * others has as many connections on either side; then the calls are what hangs, for the requests have arrived.
     */
    Optional<String> fitting(long readers) {
        List<String> fitting = allFitting(readers);
        List<String> called = fitting.stream().filter(peer -> !areClients(peer)).toList();
        return Optional.of(called.size() == 1 ? called : fitting)
                .filter(peers -> peers.size() == 1)
                .map(List::getFirst);
    }

    private List<String> allFitting(long readers) {
        return largestFirst().stream()
                .filter(peer -> peers.get(peer) >= FITTING_SHARE * readers)
                .toList();
    }

    /** Whom so many waiting readers read from. */
    Testimony of(long readers, UnaryOperator<String> name) {
        Optional<String> only = fitting(readers);
        if (only.isPresent()) {
            return named(only.get(), name.apply(only.get()));
        }
        List<String> fitting = allFitting(readers);
        if (all() < FITTING_SHARE * readers) {
            return Testimony.lacked(
                    "the peer: " + all() + " established connections are too few for " + readers + " readers");
        }
        return Testimony.had("several peers fit by number: " + listed(fitting.isEmpty() ? largestFirst() : fitting))
                .plus(Testimony.lacked("which peer: as many connections go to several, and a stack names none"));
    }

    private Testimony named(String peer, String name) {
        return Testimony.had(
                        "read from " + name + " (" + peers.get(peer) + " of " + all() + " established connections)")
                .word("{peer}", name)
                .plus(hidden(peer));
    }

    private List<String> largestFirst() {
        return peers.keySet().stream()
                .sorted(Comparator.comparing((String peer) -> peers.get(peer)).reversed())
                .toList();
    }

    private long all() {
        return peers.values().stream().mapToLong(Long::longValue).sum();
    }

    private String listed(List<String> some) {
        return some.stream()
                .limit(MAX_LISTED)
                .map(peer -> peer + " (" + peers.get(peer) + ")")
                .collect(Collectors.joining(", "));
    }
}

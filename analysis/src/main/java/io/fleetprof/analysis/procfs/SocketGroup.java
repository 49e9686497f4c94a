package io.fleetprof.analysis.procfs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sockets of one process that share protocol, state and peer.
 *
 * @param peer {@code 10.0.0.3:8080} for a connection the process made; {@code :8080 from 10.0.0.7} for one it accepted,
 *     whose far port is ephemeral; empty for sockets without a far end
 */
public record SocketGroup(Protocol protocol, SocketState state, String peer, long count) {
    /** Groups a record keeps, the largest first; a client that comes from thousands of addresses must not grow it. */
    public static final int MAX = 256;

    static final String OTHER_PEERS = "other peers";

    /** Groups the sockets of one process, largest first; what passes {@link #MAX} is added up as "other peers". */
    public static List<SocketGroup> of(Collection<Socket> sockets) {
        Set<Integer> listening = new HashSet<>();
        for (Socket socket : sockets) {
            if (socket.state() == SocketState.LISTEN && socket.protocol() != Protocol.UNIX) {
                listening.add(socket.local().port());
            }
        }
        Map<SocketGroup, Long> counts = new HashMap<>();
        for (Socket socket : sockets) {
            counts.merge(key(socket, peer(socket, listening)), 1L, Long::sum);
        }
        return largest(counts);
    }

    private static SocketGroup key(Socket socket, String peer) {
        return new SocketGroup(socket.protocol().plain(), socket.state(), peer, 0);
    }

    private static String peer(Socket socket, Set<Integer> listening) {
        if (socket.remote().port() == 0) {
            return "";
        }
        int local = socket.local().port();
        return listening.contains(local)
                ? ":" + local + " from " + socket.remote().address()
                : socket.remote().toString();
    }

    private static List<SocketGroup> largest(Map<SocketGroup, Long> counts) {
        List<SocketGroup> groups = new ArrayList<>();
        Map<SocketGroup, Long> rest = new HashMap<>();
        counts.entrySet().stream()
                .map(row -> row.getKey().counting(row.getValue()))
                .sorted(Comparator.comparingLong(SocketGroup::count)
                        .reversed()
                        .thenComparing(SocketGroup::place)
                        .thenComparing(SocketGroup::state))
                .forEach(group -> {
                    if (groups.size() < MAX) {
                        groups.add(group);
                    } else {
                        rest.merge(
                                new SocketGroup(group.protocol, group.state, OTHER_PEERS, 0), group.count, Long::sum);
                    }
                });
        rest.forEach((key, count) -> groups.add(key.counting(count)));
        return List.copyOf(groups);
    }

    private SocketGroup counting(long sum) {
        return new SocketGroup(protocol, state, peer, sum);
    }

    /** The place of its population: {@code socket 10.0.0.3:8080}, {@code socket unix}, {@code socket tcp}. */
    public String place() {
        String transport = protocol == Protocol.UDP && !peer.isEmpty() ? "udp " : "";
        return "socket " + transport + (peer.isEmpty() ? protocol.label() : peer);
    }
}

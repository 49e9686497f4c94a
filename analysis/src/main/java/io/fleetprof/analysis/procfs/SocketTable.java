package io.fleetprof.analysis.procfs;

import java.util.Optional;
import java.util.StringTokenizer;

/** Rows of {@code /proc/net/{tcp,tcp6,udp,udp6,unix}} (proc(5)). A row that is not of the form, such as the head, is none. */
public final class SocketTable {
    private static final int INODE_COLUMN = 9;
    private static final int UNIX_INODE_COLUMN = 6;
    private static final String UNIX_CONNECTED = "03";
    private static final String UNIX_LISTENS = "00010000";

    private SocketTable() {}

    public static Optional<Socket> row(Protocol protocol, String line) {
        try {
            return protocol == Protocol.UNIX ? unix(line) : inet(protocol, line);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Socket> inet(Protocol protocol, String line) {
        String[] columns = columns(line, INODE_COLUMN + 1);
        if (columns.length <= INODE_COLUMN) {
            return Optional.empty();
        }
        long inode = Long.parseLong(columns[INODE_COLUMN]);
        return Endpoint.hex(columns[1]).flatMap(local -> Endpoint.hex(columns[2])
                .flatMap(remote -> SocketState.numbered(Integer.parseInt(columns[3], 16))
                        .map(state -> new Socket(inode, protocol, state, local, remote))));
    }

    private static Optional<Socket> unix(String line) {
        String[] columns = columns(line, UNIX_INODE_COLUMN + 1);
        if (columns.length <= UNIX_INODE_COLUMN) {
            return Optional.empty();
        }
        SocketState state = columns[3].equals(UNIX_LISTENS)
                ? SocketState.LISTEN
                : columns[5].equals(UNIX_CONNECTED) ? SocketState.ESTABLISHED : SocketState.CLOSE;
        long inode = Long.parseLong(columns[UNIX_INODE_COLUMN]);
        return Optional.of(new Socket(inode, Protocol.UNIX, state, Endpoint.NONE, Endpoint.NONE));
    }

    private static String[] columns(String line, int wanted) {
        StringTokenizer words = new StringTokenizer(line);
        String[] columns = new String[Math.min(wanted, words.countTokens())];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = words.nextToken();
        }
        return columns;
    }
}

package io.fleetprof.analysis.procfs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * One end of a connection.
 *
 * @param address literal; an IPv4 address mapped into IPv6 is written as IPv4, so that both tables name one peer
 * @param port 0 when there is none
 */
public record Endpoint(String address, int port) {
    public static final Endpoint NONE = new Endpoint("", 0);
    private static final int WORD = 4;

    /**
     * Reads {@code 0100007F:1F90} as {@code /proc/net/tcp} prints it: 32-bit words, each in the byte order of the
     * machine, which is little-endian on every platform Kubernetes runs on but s390x.
     */
    static Optional<Endpoint> hex(String text) {
        int colon = text.indexOf(':');
        if (colon != 2 * WORD && colon != 8 * WORD) {
            return Optional.empty();
        }
        try {
            byte[] bytes = new byte[colon / 2];
            for (int i = 0; i < bytes.length; i++) {
                int swapped = i / WORD * WORD + (WORD - 1 - i % WORD);
                bytes[swapped] = (byte) Integer.parseInt(text, 2 * i, 2 * i + 2, 16);
            }
            int port = Integer.parseInt(text, colon + 1, text.length(), 16);
            return Optional.of(new Endpoint(InetAddress.getByAddress(bytes).getHostAddress(), port));
        } catch (NumberFormatException | UnknownHostException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
    }
}

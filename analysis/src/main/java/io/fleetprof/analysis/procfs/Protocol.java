package io.fleetprof.analysis.procfs;

/** The socket tables under {@code /proc/PID/net}; the label is also the table's name. */
public enum Protocol {
    TCP("tcp"),
    TCP6("tcp6"),
    UDP("udp"),
    UDP6("udp6"),
    UNIX("unix");

    private final String label;

    Protocol(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The protocol people name: a TCP connection over IPv6 is a TCP connection. */
    public Protocol plain() {
        return switch (this) {
            case TCP, TCP6 -> TCP;
            case UDP, UDP6 -> UDP;
            case UNIX -> UNIX;
        };
    }
}

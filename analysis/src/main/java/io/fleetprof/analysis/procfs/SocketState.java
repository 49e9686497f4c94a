package io.fleetprof.analysis.procfs;

import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.Optional;

/** The kernel's TCP states by their number in {@code /proc/net/tcp} (include/net/tcp_states.h), from 1 on. */
public enum SocketState {
    ESTABLISHED(StateClass.OPEN),
    SYN_SENT(StateClass.OPEN),
    SYN_RECV(StateClass.OPEN),
    FIN_WAIT1(StateClass.OPEN),
    FIN_WAIT2(StateClass.OPEN),
    TIME_WAIT(StateClass.OPEN),
    /** Not connected, or an unbound socket. */
    CLOSE(StateClass.OPEN),
    /** The peer has closed; the process has not, and nothing but the process can end it. */
    CLOSE_WAIT(StateClass.HALF_CLOSED),
    LAST_ACK(StateClass.OPEN),
    LISTEN(StateClass.OPEN),
    CLOSING(StateClass.OPEN);

    private final StateClass stateClass;

    SocketState(StateClass stateClass) {
        this.stateClass = stateClass;
    }

    /** The state of a table's number; empty for numbers no kernel prints. */
    public static Optional<SocketState> numbered(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }

    public State state() {
        return new State(name(), stateClass);
    }
}

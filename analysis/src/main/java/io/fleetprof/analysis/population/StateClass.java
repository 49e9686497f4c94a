package io.fleetprof.analysis.population;

/** How much a state says by itself. A healthy worker may idle for hours in one state and never rests in another. */
public enum StateClass {
    /** A nil channel, a send, a lock: no healthy individual rests here for long. */
    NEVER_IDLE,
    /** Receive, select, condition, I/O, park: idle workers wait here, at any age. */
    IDLE_ABLE,
    /** Asleep by its own will: idle-able, but judged by how long it has slept. */
    ASLEEP,
    /** Waiting for others to end: WaitGroup, join, latch. */
    JOINING,
    RUNNING,
    /** Objects on a heap; the state's name says whether they surely are reachable. */
    LIVE,
    /** A connection in somebody's hands. */
    LEASED,
    /** In line for something a pool hands out. */
    WAITING,
    OPEN,
    /** A socket the peer has closed and we have not: never idle for a descriptor. */
    HALF_CLOSED,
    /** The file does not tell. */
    UNKNOWN;

    /** The class as a {@link Fingerprint} keeps it: sleepers and idlers at one place are one population. */
    public StateClass coarse() {
        return this == ASLEEP ? IDLE_ABLE : this;
    }
}

package io.fleetprof.analysis.population;

/** What a population is made of. The label is the first part of a {@link Fingerprint} and is never renamed. */
public enum Family {
    GOROUTINE("goroutine", true),
    THREAD("thread", true),
    VIRTUAL_THREAD("virtual thread", true),
    COROUTINE("coroutine", true),
    /** Thread pools and timers by the names of their workers. */
    EXECUTOR("executor", true),
    /** Live objects by allocation site; {@code count} is objects, {@code bytes} their size. */
    HEAP("heap", true),
    /** Leases and waiters of a pool, and connections in use, by borrower. */
    CONNECTION("connection", true),
    /** File descriptors by type and peer. */
    DESCRIPTOR("fd", true),
    /** Threads that were started while somebody watched, by the code that started them: a flow and a witness. */
    START("thread start", false),
    /** Coroutines that were made while somebody watched and live on, by the code they wait in: a flow and a witness. */
    LAUNCH("coroutine launch", false),
    /** A few live objects with what holds them: a bounded sample, a witness and never a count. */
    WITNESS("live object", false),
    /** Everything allocated since the start: a flow, shown and used as a witness, never a leak. */
    ALLOCATION("allocation", false),
    /** Time or events spent in one place (CPU, mutex, block): a flow, never a leak. */
    ACTIVITY("activity", false);

    private final String label;
    private final boolean leakable;

    Family(String label, boolean leakable) {
        this.label = label;
        this.leakable = leakable;
    }

    public String label() {
        return label;
    }

    /** Whether a population of this family can leak at all: flows cannot. */
    public boolean leakable() {
        return leakable;
    }
}

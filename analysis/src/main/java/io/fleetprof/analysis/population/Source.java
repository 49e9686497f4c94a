package io.fleetprof.analysis.population;

import java.util.Set;

/** Which kind of file a snapshot was read from: it decides what the snapshot can prove. The label is in file names. */
public enum Source {
    GOROUTINE_DEBUG0("goroutine debug=0"),
    GOROUTINE_DEBUG1("goroutine debug=1"),
    GOROUTINE_DEBUG2("goroutine debug=2"),
    GOROUTINE_LEAK("goroutineleak"),
    THREAD_JSON("thread dump"),
    THREAD_PRINT("thread print"),
    HEAP("heap"),
    ALLOCS("allocs"),
    HISTOGRAM("class histogram"),
    JFR("jfr"),
    /** What the debug probes of Kotlin's coroutines print. */
    COROUTINES("coroutines"),
    CPU("cpu"),
    MUTEX("mutex"),
    BLOCK("block"),
    THREAD_CREATE("threadcreate"),
    PROCESS("process"),
    /** What a program publishes for Prometheus. */
    METRICS("metrics"),
    /** What a Go program publishes by its package expvar. */
    EXPVAR("expvar");

    private static final Set<Family> BLOCKED = Set.of(Family.GOROUTINE, Family.CONNECTION);
    private static final Set<Family> PLATFORM_THREADS = Set.of(Family.THREAD, Family.EXECUTOR, Family.ACTIVITY);
    private static final Set<Family> ALL_THREADS = Set.of(Family.THREAD, Family.EXECUTOR, Family.VIRTUAL_THREAD);
    private static final Set<Family> RECORDED =
            Set.of(Family.START, Family.WITNESS, Family.ALLOCATION, Family.ACTIVITY);
    private static final Set<Family> MEMORY = Set.of(Family.HEAP, Family.ALLOCATION);

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** The families of which such a file lists every member: a place that is missing in it stands at zero. */
    public Set<Family> covers() {
        return switch (this) {
            case GOROUTINE_DEBUG0, GOROUTINE_DEBUG1, GOROUTINE_DEBUG2, GOROUTINE_LEAK -> BLOCKED;
            case THREAD_JSON -> ALL_THREADS;
            case THREAD_PRINT -> PLATFORM_THREADS;
            case HEAP, ALLOCS -> MEMORY;
            case HISTOGRAM -> Set.of(Family.HEAP, Family.COROUTINE);
            case JFR -> RECORDED;
            case COROUTINES -> Set.of(Family.LAUNCH);
            case CPU, MUTEX, BLOCK, THREAD_CREATE, METRICS -> Set.of(Family.ACTIVITY);
            case EXPVAR -> Set.of();
            case PROCESS -> Set.of(Family.DESCRIPTOR);
        };
    }

    public String label() {
        return label;
    }
}

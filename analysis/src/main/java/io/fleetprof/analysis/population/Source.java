package io.fleetprof.analysis.population;

/** Which kind of file a snapshot was read from: it decides what the snapshot can prove. The label is in file names. */
public enum Source {
    GOROUTINE_DEBUG0("goroutine debug=0"),
    GOROUTINE_DEBUG1("goroutine debug=1"),
    GOROUTINE_DEBUG2("goroutine debug=2"),
    GOROUTINE_LEAK("goroutineleak"),
    HEAP("heap"),
    ALLOCS("allocs"),
    CPU("cpu"),
    MUTEX("mutex"),
    BLOCK("block"),
    THREAD_CREATE("threadcreate"),
    PROCESS("process");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}

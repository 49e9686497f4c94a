package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A kind of profile, with how often and for how long it is taken when a request does not say. Three snapshots are the
 * fewest that show growth; what records over time is taken once.
 */
public enum ProfileKind {
    /** Go: all goroutines by stack. */
    GOROUTINE("Goroutine", TargetRuntime.GO, 3, ""),
    /** Go 1.27, or 1.26 built for it: goroutines that nothing can wake; forces a collection. */
    GOROUTINE_LEAK("GoroutineLeak", TargetRuntime.GO, 2, ""),
    /** Go: live memory by allocation site, sampled. */
    HEAP("Heap", TargetRuntime.GO, 3, ""),
    /** Go: everything allocated since the start, sampled. */
    ALLOCS("Allocs", TargetRuntime.GO, 1, ""),
    /** Go: processor time. */
    CPU("CPU", TargetRuntime.GO, 1, "10s"),
    /** Go: contention by holder; empty unless the program turned it on. */
    MUTEX("Mutex", TargetRuntime.GO, 1, ""),
    /** Go: time spent blocked; empty unless the program turned it on. */
    BLOCK("Block", TargetRuntime.GO, 1, ""),
    /** Go: stacks that led to new threads. */
    THREAD_CREATE("ThreadCreate", TargetRuntime.GO, 1, ""),
    /** Go: an execution trace; even a short one lists every goroutine. */
    TRACE("Trace", TargetRuntime.GO, 1, "100ms"),
    /** JVM: a flight recording. */
    JFR("JFR", TargetRuntime.JVM, 1, "60s"),
    /** JVM: a dump of platform and virtual threads. */
    THREADS("Threads", TargetRuntime.JVM, 3, ""),
    /** JVM: objects by class. */
    HISTOGRAM("Histogram", TargetRuntime.JVM, 3, ""),
    /** JVM: the whole heap; stops the program. */
    HEAP_DUMP("HeapDump", TargetRuntime.JVM, 1, ""),
    /** JVM: Kotlin coroutines that were made meanwhile and live on, with who made them; loads an agent. */
    COROUTINES("Coroutines", TargetRuntime.JVM, 1, "10s"),
    /** Any program: descriptors, sockets, threads and memory from /proc. */
    PROCESS("Process", TargetRuntime.UNKNOWN, 3, "");

    private final String label;
    private final TargetRuntime runtime;
    private final int snapshots;
    private final String duration;

    ProfileKind(String label, TargetRuntime runtime, int snapshots, String duration) {
        this.label = label;
        this.runtime = runtime;
        this.snapshots = snapshots;
        this.duration = duration;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }

    /** Whether a program on {@code target} can be asked for it. */
    public boolean suits(TargetRuntime target) {
        return runtime == TargetRuntime.UNKNOWN || runtime == target;
    }

    /** How many snapshots are taken when the request does not say. */
    public int snapshots() {
        return snapshots;
    }

    /** How long one recording lasts when the request does not say; unset for what is a moment's picture. */
    public GoDuration duration() {
        return new GoDuration(duration);
    }
}

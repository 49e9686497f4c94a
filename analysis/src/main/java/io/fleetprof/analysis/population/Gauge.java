package io.fleetprof.analysis.population;

/** A single figure of the whole process at the time of the snapshot. Bytes unless the name says otherwise. */
public enum Gauge {
    RSS_BYTES,
    MEMORY_LIMIT_BYTES,
    MEMORY_USED_BYTES,
    THREADS,
    DESCRIPTORS,
    DESCRIPTOR_LIMIT,
    /** Clock ticks are converted: seconds since the process started. */
    UPTIME_SECONDS,
    /** As the process sees itself; the same in most containers, so that only different ones tell something. */
    PROCESS_ID,
    CPU_MILLIS,
    /** What was left after the first collection that was seen. */
    HEAP_AFTER_FIRST_GC_BYTES,
    HEAP_AFTER_LAST_GC_BYTES,
    /** What the heap may grow to. */
    HEAP_LIMIT_BYTES,
    /** Classes, since the process started. */
    CLASSES_LOADED,
    CLASSES_UNLOADED,
    /** The most threads that ever were alive at once. */
    THREADS_PEAK,
    GOROUTINES,
    /** Threads that may run Go code at one time. */
    GOMAXPROCS,
    /** Garbage collections since the process started. */
    GC_CYCLES,
    /** Of the last collections, at most 256. */
    GC_PAUSE_MEDIAN_NANOS,
    GC_PAUSE_LONGEST_NANOS
}

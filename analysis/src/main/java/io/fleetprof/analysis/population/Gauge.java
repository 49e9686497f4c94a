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
    CPU_MILLIS
}

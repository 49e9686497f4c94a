package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import java.util.Map;

/**
 * For how long a JVM is predicted to stand still, told from outside. Measured: printing a thread takes 0.01 ms on JDK 17
 * and 21, and 0.17 ms on JDK 25; walking 1 GiB of heap for the owners of its locks takes 0.12 s, for its classes 0.25 s,
 * and a full collection before that some times as much.
 *
 * @param threads it has
 * @param bytes of memory it holds, a bound on its heap
 */
public record Standstill(long threads, long bytes) {
    private static final int SLOWER_SINCE = 22;
    private static final long MICROS_PER_THREAD = 20;
    private static final long MICROS_PER_THREAD_SINCE = 200;
    private static final long LOCKS_MILLIS_PER_GIB = 125;
    private static final long CLASSES_MILLIS_PER_GIB = 250;
    private static final long COLLECTION_MILLIS_PER_GIB = 1000;
    private static final long DUMP_MILLIS_PER_GIB = 1000;

    /** What cannot be told counts as nothing: the figures of a process that may be attached to can be read. */
    public static Standstill of(Map<Gauge, Long> process) {
        return new Standstill(process.getOrDefault(Gauge.THREADS, 0L), process.getOrDefault(Gauge.RSS_BYTES, 0L));
    }

    /**
     * To print all threads with their stacks and monitors.
     *
     * @param release of its JDK
     */
    public Duration printing(int release) {
        long micros = release < SLOWER_SINCE ? MICROS_PER_THREAD : MICROS_PER_THREAD_SINCE;
        return Duration.ofNanos(1000 * threads * micros);
    }

    /** To find who owns which {@code java.util.concurrent} lock, which walks the heap. */
    public Duration findingLocks() {
        return perGib(LOCKS_MILLIS_PER_GIB);
    }

    /** To count all objects by class. */
    public Duration countingClasses() {
        return perGib(CLASSES_MILLIS_PER_GIB);
    }

    /** To collect garbage, and count by class what is left. */
    public Duration countingLiveClasses() {
        return perGib(COLLECTION_MILLIS_PER_GIB).plus(countingClasses());
    }

    /** To write all objects to a file. */
    public Duration dumpingHeap() {
        return perGib(DUMP_MILLIS_PER_GIB);
    }

    /** The same, once it is known what of the memory is objects. */
    public Standstill withHeap(long used) {
        return new Standstill(threads, Math.min(bytes, used));
    }

    private Duration perGib(long millis) {
        return Duration.ofMillis((bytes >> 20) * millis >> 10);
    }
}

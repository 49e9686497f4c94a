package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Gauge;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording, or whatever else takes memory there, needs of its target, and what is left. The leaking pod is the
 * one near its limit: it is spared, not refused.
 *
 * @param free bytes up to the limit
 * @param needed bytes
 */
public record Headroom(long free, long needed) {
    private static final long BASE = 128L << 20;
    private static final long THREAD = 16L << 10;
    private static final long MANY_THREADS = 5_000;
    private static final long PRINT = 4L << 20;
    private static final long PRINTED = 4L << 10;
    /** A jcmd takes 55 to 62 MiB. */
    private static final long JCMD = 96L << 20;

    /**
     * Of a recording: 128 MiB for buffers and the repository, 16 KiB for each thread's buffers, twice as much for many
     * threads. Empty where nothing limits the memory, or the limit is hidden.
     */
    public static Optional<Headroom> of(Map<Gauge, Long> process) {
        long threads = process.getOrDefault(Gauge.THREADS, 0L);
        long once = BASE + THREAD * threads;
        return of(process, threads > MANY_THREADS ? 2 * once : once);
    }

    /** Of all threads in words, which the JVM puts together in its own memory. Empty where nothing limits it. */
    public static Optional<Headroom> ofPrint(Map<Gauge, Long> process) {
        return of(process, PRINT + PRINTED * process.getOrDefault(Gauge.THREADS, 0L));
    }

    /** Of a jcmd in the target's own container. Empty where nothing limits the memory. */
    public static Optional<Headroom> ofJcmd(Map<Gauge, Long> process) {
        return of(process, JCMD);
    }

    private static Optional<Headroom> of(Map<Gauge, Long> process, long needed) {
        Long limit = process.get(Gauge.MEMORY_LIMIT_BYTES);
        Long used = process.get(Gauge.MEMORY_USED_BYTES);
        return limit == null || used == null
                ? Optional.empty()
                : Optional.of(new Headroom(Math.max(0, limit - used), needed));
    }

    public boolean isShort() {
        return free < needed;
    }

    /** {@code 90 MiB of memory are free and a recording needs 129}. */
    public String line(String what) {
        return "%d MiB of memory are free and %s needs %d".formatted(free >> 20, what, needed >> 20);
    }
}

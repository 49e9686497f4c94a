package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Gauge;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording, or whatever else is as large, needs of its target's memory, and what is left there. The leaking pod is the one near its limit: it
 * is spared, not refused.
 *
 * @param free bytes up to the limit
 * @param needed 128 MiB for buffers and the repository, 16 KiB for each thread's buffers, twice as much for many threads
 */
public record Headroom(long free, long needed) {
    private static final long BASE = 128L << 20;
    private static final long THREAD = 16L << 10;
    private static final long MANY_THREADS = 5_000;

    /** Empty where nothing limits the memory, or the limit is hidden. */
    public static Optional<Headroom> of(Map<Gauge, Long> process) {
        Long limit = process.get(Gauge.MEMORY_LIMIT_BYTES);
        Long used = process.get(Gauge.MEMORY_USED_BYTES);
        if (limit == null || used == null) {
            return Optional.empty();
        }
        long threads = process.getOrDefault(Gauge.THREADS, 0L);
        long once = BASE + THREAD * threads;
        return Optional.of(new Headroom(Math.max(0, limit - used), threads > MANY_THREADS ? 2 * once : once));
    }

    public boolean isShort() {
        return free < needed;
    }

    /** {@code 90 MiB of memory are free and a recording needs 129}. */
    public String line(String what) {
        return "%d MiB of memory are free and %s needs %d".formatted(free >> 20, what, needed >> 20);
    }
}

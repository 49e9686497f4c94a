package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Gauge;
import java.util.Map;
import java.util.Optional;

/**
 * What a JVM's heap held after the first and after the last garbage collection of a recording. It tells that something
 * is kept and not what, so that it makes no finding; but where it rises, nothing may be called clean unseen.
 *
 * @param first bytes
 * @param last bytes
 */
record CollectedHeap(long first, long last) {
    private static final double LEAST_SHARE = 0.1;
    private static final long LEAST_RISE = 8L << 20;

    static Optional<CollectedHeap> of(Map<Gauge, Long> gauges) {
        Long first = gauges.get(Gauge.HEAP_AFTER_FIRST_GC_BYTES);
        Long last = gauges.get(Gauge.HEAP_AFTER_LAST_GC_BYTES);
        return first == null || last == null ? Optional.empty() : Optional.of(new CollectedHeap(first, last));
    }

    /** By more than the garbage that a young collection leaves behind: a tenth and 8 MiB. */
    boolean rises() {
        return last - first >= Math.max(LEAST_SHARE * first, LEAST_RISE);
    }

    /** {@code the heap after collection rose from 40 to 120 MiB}. */
    String display() {
        return "the heap after collection " + (rises() ? "rose" : "went") + " from " + (first >> 20) + " to "
                + (last >> 20) + " MiB";
    }
}

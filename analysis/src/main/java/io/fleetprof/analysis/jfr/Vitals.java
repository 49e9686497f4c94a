package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.population.Gauge;
import java.util.EnumMap;
import java.util.Map;
import one.jfr.event.Event;
import one.jfr.event.GCHeapSummary;

/** Figures of the whole JVM, of which the last counts, whatever the order in which they come. */
final class Vitals {
    private final Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
    private final Map<Gauge, Long> times = new EnumMap<>(Gauge.class);
    private long lost;

    /** @param nanos since the epoch: ticks of two chunks cannot be compared */
    void add(Event event, long nanos) {
        switch (event) {
            case GCHeapSummary heap
            when heap.afterGC -> {
                put(Gauge.HEAP_AFTER_FIRST_GC_BYTES, -nanos, heap.used);
                put(Gauge.HEAP_AFTER_LAST_GC_BYTES, nanos, heap.used);
            }
            case JdkEvents.HeapConfiguration heap -> put(Gauge.HEAP_LIMIT_BYTES, nanos, heap.maximum);
            case JdkEvents.ThreadStatistics threads -> {
                put(Gauge.THREADS, nanos, threads.active);
                put(Gauge.THREADS_PEAK, nanos, threads.peak);
            }
            case JdkEvents.ClassLoading classes -> {
                put(Gauge.CLASSES_LOADED, nanos, classes.loaded);
                put(Gauge.CLASSES_UNLOADED, nanos, classes.unloaded);
            }
            case JdkEvents.ResidentSet memory -> put(Gauge.RSS_BYTES, nanos, memory.size);
            case JdkEvents.DataLoss loss -> lost += loss.bytes;
            default -> {} // an open type: all other events are nobody's vitals
        }
    }

    private void put(Gauge gauge, long order, long value) {
        if (value >= 0 && order >= times.getOrDefault(gauge, Long.MIN_VALUE)) {
            times.put(gauge, order);
            gauges.put(gauge, value);
        }
    }

    Map<Gauge, Long> gauges() {
        return gauges;
    }

    long lost() {
        return lost;
    }
}

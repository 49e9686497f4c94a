package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.population.Gauge;
import java.util.EnumMap;
import java.util.Map;

/** Figures of the whole JVM, of which the last counts, whatever the order in which they come. */
final class Vitals {
    private final Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
    private final Map<Gauge, Long> times = new EnumMap<>(Gauge.class);
    private long lost;

    /**
     * @param nanos since the epoch: ticks of two chunks cannot be compared
     * @param values of the event's fields, the time first
     */
    void add(Kind kind, long nanos, long[] values) {
        switch (kind) {
            case HEAP -> heap(nanos, values[1] > 0, values[2]);
            case HEAP_CONFIGURATION -> put(Gauge.HEAP_LIMIT_BYTES, nanos, values[1]);
            case THREADS -> {
                put(Gauge.THREADS, nanos, values[1]);
                put(Gauge.THREADS_PEAK, nanos, values[2]);
            }
            case CLASSES -> {
                put(Gauge.CLASSES_LOADED, nanos, values[1]);
                put(Gauge.CLASSES_UNLOADED, nanos, values[2]);
            }
            case RESIDENT_SET -> put(Gauge.RSS_BYTES, nanos, values[1]);
            case DATA_LOSS -> lost += values[1];
            default -> {} // nobody's vitals
        }
    }

    private void heap(long nanos, boolean afterCollection, long used) {
        if (afterCollection) {
            put(Gauge.HEAP_AFTER_FIRST_GC_BYTES, -nanos, used);
            put(Gauge.HEAP_AFTER_LAST_GC_BYTES, nanos, used);
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

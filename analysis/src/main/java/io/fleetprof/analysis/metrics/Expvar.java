package io.fleetprof.analysis.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /debug/vars} says of garbage collection; the program's arguments and variables stand beside it and are
 * not kept.
 *
 * @param cycles completed since the start ({@code NumGC})
 * @param pauses of the last cycles in nanoseconds, at most {@link #MAX_PAUSES}, in no order ({@code PauseNs})
 */
record Expvar(long cycles, List<Long> pauses) implements Published {
    /** As many as runtime.MemStats has. */
    static final int MAX_PAUSES = 256;

    private static final ObjectMapper JSON = new ObjectMapper();

    Expvar {
        pauses = List.copyOf(pauses);
    }

    @Override
    public Contents contents() {
        return new Contents(Source.EXPVAR, Optional.empty(), Optional.empty(), List.of(), gauges(), List.of());
    }

    private Map<Gauge, Long> gauges() {
        List<Long> known = pauses.stream().limit(cycles).sorted().toList();
        return known.isEmpty()
                ? Map.of(Gauge.GC_CYCLES, cycles)
                : Map.of(
                        Gauge.GC_CYCLES,
                        cycles,
                        Gauge.GC_PAUSE_MEDIAN_NANOS,
                        known.get(known.size() / 2),
                        Gauge.GC_PAUSE_LONGEST_NANOS,
                        known.getLast());
    }

    @Override
    public byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(Map.of("memstats", Map.of("NumGC", cycles, "PauseNs", pauses)));
        } catch (JsonProcessingException e) {
            throw new AssertionError("numbers can be written", e);
        }
    }
}

package io.fleetprof.analysis.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Latencies;
import io.fleetprof.analysis.population.Source;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Samples of {@code /metrics} that tell of the scheduler and the process, as client_golang's collectors name them.
 *
 * @param figures finite and not negative, in the units of the source
 * @param latencies how long goroutines that could run waited for it; empty where the program does not measure it
 */
record Metrics(SortedMap<Figure, Double> figures, Latencies latencies) implements Published {
    /** A line that Prometheus takes for a comment, by which the file is known. */
    private static final String HEAD =
            "# HELP go_threads Kept of /metrics: what tells of the scheduler and the process, and nothing else.\n";

    /** Counts stay exact below this. */
    private static final double MOST = 1L << 53;

    Metrics {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    /** A sample that is kept, and the gauge it becomes. */
    enum Figure {
        GOROUTINES("go_goroutines", Gauge.GOROUTINES, 1),
        THREADS("go_threads", Gauge.THREADS, 1),
        GOMAXPROCS("go_sched_gomaxprocs_threads", Gauge.GOMAXPROCS, 1),
        GC_PAUSE_MEDIAN("go_gc_duration_seconds{quantile=\"0.5\"}", Gauge.GC_PAUSE_MEDIAN_NANOS, 1e9),
        GC_PAUSE_LONGEST("go_gc_duration_seconds{quantile=\"1\"}", Gauge.GC_PAUSE_LONGEST_NANOS, 1e9),
        GC_CYCLES("go_gc_duration_seconds_count", Gauge.GC_CYCLES, 1),
        DESCRIPTORS("process_open_fds", Gauge.DESCRIPTORS, 1),
        DESCRIPTOR_LIMIT("process_max_fds", Gauge.DESCRIPTOR_LIMIT, 1),
        RSS("process_resident_memory_bytes", Gauge.RSS_BYTES, 1);

        private static final Map<String, Figure> BY_SERIES =
                List.of(values()).stream().collect(Collectors.toMap(figure -> figure.series, figure -> figure));

        private final String series;
        private final Gauge gauge;
        private final double factor;

        Figure(String series, Gauge gauge, double factor) {
            this.series = series;
            this.gauge = gauge;
            this.factor = factor;
        }

        static Optional<Figure> of(String series) {
            return Optional.ofNullable(BY_SERIES.get(series));
        }
    }

    @Override
    public Contents contents() {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        figures.forEach((figure, value) -> {
            double scaled = value * figure.factor;
            if (scaled <= MOST) {
                gauges.put(figure.gauge, Math.round(scaled));
            }
        });
        return new Contents(
                Source.METRICS, Optional.empty(), Optional.empty(), latencies.populations(), gauges, List.of());
    }

    @Override
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEAD);
        figures.forEach((figure, value) ->
                text.append(figure.series).append(' ').append(value).append('\n'));
        latencies.cumulated().forEach((bound, events) -> text.append(MetricsParser.LATENCIES)
                .append("{le=\"")
                .append(bound.isInfinite() ? "+Inf" : bound)
                .append("\"} ")
                .append(events)
                .append('\n'));
        return text.toString().getBytes(US_ASCII);
    }
}

package io.fleetprof.analysis.report.scheduler;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Latencies;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.scheduler.Known.Bound;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the snapshots of one container say of its scheduler. */
final class ContainerFigures {
    private static final List<Source> GOROUTINES =
            List.of(Source.GOROUTINE_DEBUG0, Source.GOROUTINE_DEBUG2, Source.GOROUTINE_DEBUG1);
    /** Whoever sees the process itself knows best. */
    private static final List<Source> PUBLISHED = List.of(Source.PROCESS, Source.METRICS, Source.EXPVAR);

    private static final String SINCE_FIRST = ", from the first snapshot to the last";
    private static final String SINCE_START = ", since the start";
    private static final double NANOS = 1e-9;

    private final List<Snapshot> snapshots;

    private ContainerFigures(List<Snapshot> snapshots) {
        this.snapshots = snapshots.stream()
                .sorted(Comparator.comparingInt(Snapshot::sequence))
                .toList();
    }

    /** @param snapshots of one container, in any order */
    static Map<Figure, Known> of(List<Snapshot> snapshots) {
        return new ContainerFigures(snapshots).all();
    }

    private Map<Figure, Known> all() {
        Map<Figure, Known> all = new EnumMap<>(Figure.class);
        goroutines().ifPresent(it -> all.put(Figure.GOROUTINES, it));
        gauge(Gauge.THREADS, 1).or(this::threadsCreated).ifPresent(it -> all.put(Figure.THREADS, it));
        gauge(Gauge.GOMAXPROCS, 1).ifPresent(it -> all.put(Figure.GOMAXPROCS, it));
        latency(0.5).ifPresent(it -> all.put(Figure.LATENCY_MEDIAN, it));
        latency(0.99).ifPresent(it -> all.put(Figure.LATENCY_P99, it));
        collections().ifPresent(it -> all.put(Figure.GC_RATE, it));
        gauge(Gauge.GC_PAUSE_MEDIAN_NANOS, NANOS).ifPresent(it -> all.put(Figure.GC_PAUSE_MEDIAN, it));
        gauge(Gauge.GC_PAUSE_LONGEST_NANOS, NANOS).ifPresent(it -> all.put(Figure.GC_PAUSE_LONGEST, it));
        return all;
    }

    private Optional<Known> goroutines() {
        return GOROUTINES.stream()
                .flatMap(source -> last(source).stream())
                .findFirst()
                .map(it -> Known.exact(it.contents().total(Family.GOROUTINE), "goroutine profile"))
                .or(() -> gauge(Gauge.GOROUTINES, 1));
    }

    private Optional<Known> threadsCreated() {
        return last(Source.THREAD_CREATE)
                .map(it -> Known.exact(it.contents().total(Family.ACTIVITY), "threadcreate profile"));
    }

    private Optional<Known> gauge(Gauge gauge, double factor) {
        return PUBLISHED.stream()
                .flatMap(
                        source -> of(source)
                                .filter(it -> it.contents().gauges().containsKey(gauge))
                                .reduce((_, later) -> later)
                                .stream())
                .findFirst()
                .map(it -> Known.exact(factor * it.contents().gauges().get(gauge), path(it)));
    }

    /** What happened while we looked tells more than what ever happened. */
    private Optional<Known> latency(double share) {
        List<Snapshot> published = of(Source.METRICS).toList();
        if (published.isEmpty()) {
            return Optional.empty();
        }
        Latencies ever = Latencies.of(published.getLast().contents());
        Latencies meanwhile = ever.since(Latencies.of(published.getFirst().contents()));
        boolean enough = published.size() > 1 && !meanwhile.isEmpty();
        String source = path(published.getLast()) + (enough ? SINCE_FIRST : SINCE_START);
        return (enough ? meanwhile : ever).quantile(share).map(bound -> known(bound, ever.lastFinite(), source));
    }

    private static Known known(double bound, double lastFinite, String source) {
        return Double.isInfinite(bound)
                ? new Known(lastFinite, Bound.MORE_THAN, source)
                : new Known(bound, Bound.AT_MOST, source);
    }

    private Optional<Known> collections() {
        return Stream.of(Source.METRICS, Source.EXPVAR)
                .flatMap(source ->
                        rate(of(source)
                                        .filter(it -> it.contents().gauges().containsKey(Gauge.GC_CYCLES))
                                        .toList())
                                .stream())
                .findFirst();
    }

    private static Optional<Known> rate(List<Snapshot> counted) {
        if (counted.size() < 2) {
            return Optional.empty();
        }
        Snapshot first = counted.getFirst();
        Snapshot last = counted.getLast();
        long cycles = last.contents().gauges().get(Gauge.GC_CYCLES)
                - first.contents().gauges().get(Gauge.GC_CYCLES);
        return first.elapsed()
                .flatMap(start -> last.elapsed().map(end -> end.minus(start)))
                .filter(window -> window.isPositive() && cycles >= 0)
                .map(window -> Known.exact(cycles / minutes(window), path(last) + SINCE_FIRST));
    }

    private static double minutes(Duration window) {
        return window.toNanos() * NANOS / 60;
    }

    private static String path(Snapshot snapshot) {
        return switch (snapshot.contents().source()) {
            case METRICS -> "/metrics";
            case EXPVAR -> "/debug/vars";
            case PROCESS -> "/proc";
            case GOROUTINE_DEBUG0,
                    GOROUTINE_DEBUG1,
                    GOROUTINE_DEBUG2,
                    GOROUTINE_LEAK,
                    THREAD_JSON,
                    THREAD_PRINT,
                    HEAP,
                    ALLOCS,
                    HISTOGRAM,
                    JFR,
                    COROUTINES,
                    CPU,
                    MUTEX,
                    BLOCK,
                    THREAD_CREATE -> snapshot.contents().source().label();
        };
    }

    private Stream<Snapshot> of(Source source) {
        return snapshots.stream().filter(it -> it.contents().source() == source);
    }

    private Optional<Snapshot> last(Source source) {
        return of(source).reduce((_, later) -> later);
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Moments;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers the evidence: every fingerprint of a fleet with what each container shows of it. */
final class Places {
    private static final Predicate<Source> UNREACHABLE = source -> source == Source.GOROUTINE_LEAK;

    private final Map<Container, Moments> collected;
    private final SortedMap<Fingerprint, List<Series>> seen;
    private final SortedMap<Fingerprint, List<Series>> unreachable;
    private final Handlers handlers;
    private final Lenders lenders;

    private Places(Fleet fleet) {
        collected = Moments.of(fleet, UNREACHABLE.negate()).stream()
                .collect(Collectors.toMap(Moments::container, moments -> moments));
        seen = byPlace(collected.values().stream());
        unreachable = byPlace(Moments.of(fleet, UNREACHABLE).stream());
        handlers = Handlers.in(fleet);
        lenders = Lenders.in(fleet);
    }

    static SortedMap<Fingerprint, List<Evidence>> of(Fleet fleet) {
        return new Places(fleet).gather();
    }

    private SortedMap<Fingerprint, List<Evidence>> gather() {
        SortedMap<Fingerprint, List<Series>> all = new TreeMap<>(unreachable);
        all.putAll(seen);
        SortedMap<Fingerprint, List<Evidence>> evidence = new TreeMap<>();
        all.forEach((place, series) -> evidence.put(
                place, series.stream().map(one -> evidence(one, series)).toList()));
        return evidence;
    }

    private static SortedMap<Fingerprint, List<Series>> byPlace(Stream<Moments> moments) {
        return moments.flatMap(one -> one.series().stream())
                .filter(series -> series.fingerprint().family().leakable())
                .collect(Collectors.groupingBy(Series::fingerprint, TreeMap::new, Collectors.toList()));
    }

    private Evidence evidence(Series series, List<Series> everywhere) {
        return new Evidence(
                series,
                series.turnover(),
                leaked(series),
                handlers.stand(series),
                siblings(series.container(), everywhere),
                carriers(series),
                lenders.loans(series),
                Optional.ofNullable(collected.get(series.container()))
                        .map(Moments::gauges)
                        .orElse(Map.of()));
    }

    private List<Long> leaked(Series series) {
        return unreachable.getOrDefault(series.fingerprint(), List.of()).stream()
                .filter(leak -> leak.container().equals(series.container()))
                .flatMap(leak -> leak.points().stream())
                .map(Point::count)
                .toList();
    }

    /** A connection is counted by the goroutine that serves it, and by what that one does at the moment. */
    private List<Series> carriers(Series series) {
        return series.fingerprint().family() != Family.CONNECTION
                ? List.of()
                : seen.entrySet().stream()
                        .filter(other -> other.getKey().family() == Family.GOROUTINE
                                && Knowledge.LOADED.servesConnections(
                                        other.getKey().function()))
                        .flatMap(other -> other.getValue().stream())
                        .filter(other -> other.container().equals(series.container()))
                        .toList();
    }

    /** The workload's other containers; one that was read and does not show the place stands at zero. */
    private List<Series> siblings(Container container, List<Series> everywhere) {
        Map<Container, Series> others = everywhere.stream()
                .filter(other -> siblings(container, other.container()))
                .collect(Collectors.toMap(Series::container, other -> other));
        Fingerprint place = everywhere.getFirst().fingerprint();
        List<Series> all = new ArrayList<>(others.values());
        collected.values().stream()
                .filter(moments -> siblings(container, moments.container()) && !others.containsKey(moments.container()))
                .forEach(moments -> all.add(moments.absent(place)));
        return all;
    }

    private static boolean siblings(Container container, Container other) {
        return !other.equals(container)
                && other.workload().equals(container.workload())
                && other.name().equals(container.name());
    }
}

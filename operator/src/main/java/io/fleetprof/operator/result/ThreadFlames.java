package io.fleetprof.operator.result;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.flame.StackSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads of JVMs as stacks for a flame graph, by the commonest of each population.
 *
 * @param series the thread dumps of each container in order of time, in the form that has virtual threads where it has it
 */
record ThreadFlames(List<List<Snapshot>> series) {
    private static final Set<Family> THREADS = Set.of(Family.THREAD, Family.VIRTUAL_THREAD);

    static ThreadFlames in(Fleet fleet) {
        Map<String, List<Snapshot>> json = dumps(fleet, Source.THREAD_JSON);
        Map<String, List<Snapshot>> all = new TreeMap<>(dumps(fleet, Source.THREAD_PRINT));
        all.putAll(json);
        return new ThreadFlames(List.copyOf(all.values()));
    }

    private static Map<String, List<Snapshot>> dumps(Fleet fleet, Source source) {
        return fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == source)
                .collect(Collectors.groupingBy(snapshot -> snapshot.container().id()));
    }

    boolean isSeries() {
        return series.stream().anyMatch(dumps -> dumps.size() > 1);
    }

    StackSource first() {
        return stacks(series.stream().map(List::getFirst));
    }

    StackSource last() {
        return stacks(series.stream().map(List::getLast));
    }

    private static StackSource stacks(Stream<Snapshot> snapshots) {
        List<Trace> traces = snapshots
                .flatMap(snapshot -> snapshot.contents().populations().stream())
                .filter(row -> THREADS.contains(row.key().family()))
                .flatMap(row -> row.traces().stream())
                .toList();
        return StackSource.of(traces);
    }
}

package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.report.format.Wording;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The heaviest functions of one kind, summed over the last file of every container.
 *
 * @param title of what
 * @param rows at most {@link #MAX_ROWS}, heaviest first; never empty
 */
public record TopPlaces(String title, List<Row> rows) {
    public static final int MAX_ROWS = 5;

    public TopPlaces {
        rows = List.copyOf(rows);
    }

    /**
     * One function.
     *
     * @param amount in words
     * @param share of the whole kind, 0 to 1
     */
    public record Row(Frame place, String amount, double share) {}

    /** What is summed, of which rows. */
    private record Kind(
            String title,
            List<Source> sources,
            Predicate<Population> rows,
            ToLongFunction<Population> value,
            LongFunction<String> words) {}

    private static final Predicate<Population> ON_CPU =
            row -> row.key().family() == Family.ACTIVITY && row.key().state().stateClass() == StateClass.RUNNING;

    private static final List<Kind> PROFILES = List.of(
            new Kind(
                    "Processor time, by first user function",
                    List.of(Source.CPU),
                    ON_CPU,
                    Population::count,
                    nanos -> Wording.duration(Duration.ofNanos(nanos))),
            new Kind(
                    "Running, by first user function",
                    List.of(Source.JFR),
                    ON_CPU,
                    Population::count,
                    samples -> Wording.counted(samples, "sample", "samples")),
            new Kind(
                    "Bytes allocated, by first user function",
                    List.of(Source.ALLOCS, Source.HEAP, Source.JFR),
                    row -> row.key().family() == Family.ALLOCATION,
                    Population::bytes,
                    Wording::bytes),
            new Kind(
                    "Live heap, by allocating function",
                    List.of(Source.HEAP, Source.ALLOCS),
                    row -> row.key().family() == Family.HEAP,
                    Population::bytes,
                    Wording::bytes),
            new Kind(
                    "Live heap, by class",
                    List.of(Source.HISTOGRAM),
                    row -> row.key().family() == Family.HEAP,
                    Population::bytes,
                    Wording::bytes));

    private static final Kind POPULATION = new Kind(
            "Places by population (no profile of processor time or memory was taken)",
            List.of(
                    Source.GOROUTINE_DEBUG0,
                    Source.GOROUTINE_DEBUG2,
                    Source.GOROUTINE_DEBUG1,
                    Source.THREAD_JSON,
                    Source.THREAD_PRINT),
            row -> row.key().family() == Family.GOROUTINE
                    || row.key().family() == Family.THREAD
                    || row.key().family() == Family.VIRTUAL_THREAD,
            Population::count,
            Wording::number);

    /** One table for each kind of profile that was taken; without any, the largest populations. */
    public static List<TopPlaces> of(Fleet fleet) {
        List<TopPlaces> profiles =
                PROFILES.stream().flatMap(kind -> of(fleet, kind).stream()).toList();
        return profiles.isEmpty() ? of(fleet, POPULATION).stream().toList() : profiles;
    }

    private static Optional<TopPlaces> of(Fleet fleet, Kind kind) {
        Map<Place, Long> sums = new HashMap<>();
        Map<Place, Frame> sites = new HashMap<>();
        last(fleet, kind)
                .flatMap(snapshot -> snapshot.contents().populations().stream())
                .filter(kind.rows())
                .forEach(row -> {
                    sums.merge(row.key().place(), kind.value().applyAsLong(row), Long::sum);
                    sites.putIfAbsent(row.key().place(), row.site());
                });
        long total = sums.values().stream().mapToLong(Long::longValue).sum();
        List<Row> rows = sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0)
                .sorted(Map.Entry.<Place, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_ROWS)
                .map(sum -> new Row(
                        sites.get(sum.getKey()), kind.words().apply(sum.getValue()), (double) sum.getValue() / total))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new TopPlaces(kind.title(), rows));
    }

    /** Of each container the last file of the first of the kind's sources that it has. */
    private static Stream<Snapshot> last(Fleet fleet, Kind kind) {
        Map<String, Snapshot> last = new HashMap<>();
        for (Source source : kind.sources().reversed()) {
            fleet.snapshots().values().stream()
                    .filter(snapshot -> snapshot.contents().source() == source)
                    .sorted(Comparator.comparingInt(Snapshot::sequence))
                    .forEach(snapshot -> last.put(snapshot.container().id(), snapshot));
        }
        return last.values().stream();
    }
}

package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Goroutine profiles without ids: a population that vanishes whole and returns whole, that vanishes whole at the step
 * where another one appears whole, or that grows twice over. Work in batches looks like that too. A pool that starts or
 * ends once does not, nor do goroutines that come and go at a steady rate: of fifty or more hardly ever nine in ten are
 * away at once.
 */
final class Exchange {
    /** As many as growth takes; of fewer, all may be away by chance. */
    private static final long MANY = 50;

    /** What is left or was there before, of what counts as whole: one in ten. */
    private static final long WHOLE = 10;

    private static final int SHOWN = 6;
    private static final String REMEDY = ": that is how files of two processes look, or work in batches; give the files"
            + " of one process, and add goroutine?debug=2 of the same moments, whose ids tell";

    private Exchange() {}

    static Optional<String> doubt(List<Snapshot> snapshots) {
        int named = of(snapshots, Source.GOROUTINE_DEBUG2).size();
        return Stream.of(Source.GOROUTINE_DEBUG0, Source.GOROUTINE_DEBUG1)
                .map(source -> of(snapshots, source))
                .filter(series -> series.size() > named)
                .flatMap(series -> sign(series).stream())
                .findFirst()
                .map(sign -> sign + REMEDY);
    }

    private static List<Snapshot> of(List<Snapshot> snapshots, Source source) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == source)
                .toList();
    }

    private static Optional<String> sign(List<Snapshot> series) {
        Map<String, long[]> places = places(series);
        return places.entrySet().stream()
                .filter(place -> returns(place.getValue()))
                .map(place -> "goroutines at " + place.getKey() + " vanish and return, " + shown(place.getValue()))
                .findFirst()
                .or(() -> places.entrySet().stream()
                        .filter(place -> TwoGrowths.in(place.getValue()))
                        .map(place ->
                                "goroutines at " + place.getKey() + " grow twice over, " + shown(place.getValue()))
                        .findFirst())
                .or(() -> IntStream.range(1, series.size())
                        .mapToObj(step -> swap(places, step))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Every user place's count in every snapshot, whatever they wait for. */
    private static Map<String, long[]> places(List<Snapshot> series) {
        Map<String, long[]> places = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            for (Population row : series.get(i).contents().populations()) {
                Place place = row.key().place();
                if (row.key().family() == Family.GOROUTINE && place.kind() == Place.Kind.USER) {
                    places.computeIfAbsent(place.function(), _ -> new long[series.size()])[i] += row.count();
                }
            }
        }
        return places;
    }

    private static boolean returns(long[] counts) {
        return IntStream.range(1, counts.length - 1)
                .anyMatch(i -> vanishes(largest(counts, 0, i), counts[i])
                        && vanishes(largest(counts, i + 1, counts.length), counts[i]));
    }

    private static long largest(long[] counts, int from, int to) {
        return Arrays.stream(counts, from, to).max().orElse(0);
    }

    private static Optional<String> swap(Map<String, long[]> places, int step) {
        Optional<String> gone = first(places, counts -> vanishes(counts[step - 1], counts[step]));
        Optional<String> come = first(places, counts -> vanishes(counts[step], counts[step - 1]));
        return gone.flatMap(from -> come.map(
                to -> "goroutines at " + from + " vanish in the snapshot in which those at " + to + " appear"));
    }

    private static Optional<String> first(Map<String, long[]> places, Predicate<long[]> which) {
        return places.entrySet().stream()
                .filter(place -> which.test(place.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean vanishes(long many, long few) {
        return many >= MANY && few <= many / WHOLE;
    }

    private static String shown(long[] counts) {
        return Arrays.stream(counts).limit(SHOWN).mapToObj(String::valueOf).collect(Collectors.joining(", "))
                + (counts.length > SHOWN ? ", …" : "");
    }
}

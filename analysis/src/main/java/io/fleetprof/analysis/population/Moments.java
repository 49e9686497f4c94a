package io.fleetprof.analysis.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The snapshots of one container, sorted by moment, and the series that follow from them. Files of one moment complete
 * each other: the count comes from the most exact one, names and ages from whichever has them.
 */
public final class Moments {
    private final Container container;
    private final List<Indexed> files;

    private Moments(Container container, List<Indexed> files) {
        this.container = container;
        this.files = files;
    }

    /** A file with its rows by fingerprint, so that building every series reads every row once. */
    private record Indexed(Snapshot snapshot, Map<Fingerprint, List<Population>> rows) {
        static Indexed of(Snapshot snapshot) {
            return new Indexed(
                    snapshot, snapshot.contents().populations().stream().collect(Collectors.groupingBy(row -> row.key()
                            .fingerprint())));
        }

        Source source() {
            return snapshot.contents().source();
        }

        List<Population> rows(Fingerprint fingerprint) {
            return rows.getOrDefault(fingerprint, List.of());
        }
    }

    private record Spot(Family family, String function) {
        static Spot of(Fingerprint fingerprint) {
            return new Spot(fingerprint.family(), fingerprint.function());
        }
    }

    /** One a container, of the sources that matter to the caller. */
    public static List<Moments> of(Fleet fleet, Predicate<Source> wanted) {
        Map<Container, List<Indexed>> byContainer = fleet.snapshots().values().stream()
                .filter(snapshot -> wanted.test(snapshot.contents().source()))
                .map(Indexed::of)
                .collect(Collectors.groupingBy(file -> file.snapshot().container(), TreeMap::new, Collectors.toList()));
        return byContainer.entrySet().stream()
                .map(entry -> new Moments(entry.getKey(), entry.getValue()))
                .toList();
    }

    public Container container() {
        return container;
    }

    public Stream<Snapshot> snapshots() {
        return files.stream().map(Indexed::snapshot);
    }

    /** Figures of the whole container, the latest of each. */
    public Map<Gauge, Long> gauges() {
        Map<Gauge, Long> latest = new EnumMap<>(Gauge.class);
        snapshots()
                .sorted(Comparator.comparingInt(Snapshot::sequence))
                .forEach(snapshot -> latest.putAll(snapshot.contents().gauges()));
        return latest;
    }

    /** Every fingerprint that occurs at any moment, each with a point for every moment that could have shown it. */
    public List<Series> series() {
        return fingerprints().stream().map(this::series).toList();
    }

    /** The series of a place that this container was read for and does not have: zero at the last moment. */
    public Series absent(Fingerprint fingerprint) {
        Snapshot last = files.getLast().snapshot();
        Point zero = new Point(
                last.sequence(),
                last.elapsed(),
                last.age(),
                0,
                0,
                0,
                Identities.UNKNOWN,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                List.of(),
                List.of());
        return new Series(container, fingerprint, List.of(zero));
    }

    /** Where one file names the state and another does not, the unnamed rows are the same individuals again. */
    private SortedSet<Fingerprint> fingerprints() {
        SortedSet<Fingerprint> all = files.stream()
                .flatMap(file -> file.rows().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Spot> named = all.stream()
                .filter(fingerprint -> fingerprint.stateClass() != StateClass.UNKNOWN)
                .map(Spot::of)
                .collect(Collectors.toSet());
        all.removeIf(
                fingerprint -> fingerprint.stateClass() == StateClass.UNKNOWN && named.contains(Spot.of(fingerprint)));
        return all;
    }

    private Series series(Fingerprint fingerprint) {
        List<Point> points = new ArrayList<>();
        covering(fingerprint.family()).forEach((sequence, moment) -> points.add(point(sequence, moment, fingerprint)));
        return new Series(container, fingerprint, points);
    }

    /** By moment the files that list all of a family, most exact first: the order of {@link Source}. */
    private SortedMap<Integer, List<Indexed>> covering(Family family) {
        boolean heapTaken = files.stream().anyMatch(file -> file.source() == Source.HEAP);
        return files.stream()
                .filter(file -> file.source().covers().contains(family))
                .filter(file -> !heapTaken || file.source() != Source.ALLOCS)
                .sorted(Comparator.comparing(Indexed::source))
                .collect(Collectors.groupingBy(file -> file.snapshot().sequence(), TreeMap::new, Collectors.toList()));
    }

    private static Point point(int sequence, List<Indexed> moment, Fingerprint fingerprint) {
        Snapshot counted = moment.getFirst().snapshot();
        List<Population> rows = moment.getFirst().rows(fingerprint);
        List<Population> named = moment.stream()
                .map(file -> file.rows(fingerprint))
                .filter(candidates ->
                        candidates.stream().anyMatch(row -> row.ids().known()))
                .findFirst()
                .orElse(rows);
        return new Point(
                sequence,
                counted.elapsed(),
                counted.age(),
                rows.stream().mapToLong(Population::count).sum(),
                rows.stream().mapToLong(Population::bytes).sum(),
                rows.stream().mapToLong(Population::sampled).sum(),
                named.stream().map(Population::ids).reduce(Identities::plus).orElse(Identities.UNKNOWN),
                moment.stream()
                        .flatMap(file -> file.rows(fingerprint).stream()
                                .map(Population::waits)
                                .reduce(Identities::plus)
                                .filter(Identities::known)
                                .stream())
                        .findFirst()
                        .orElse(Identities.UNKNOWN),
                named.stream().map(Population::ages).reduce(Ages::plus).orElse(Ages.UNKNOWN),
                rows,
                named);
    }
}

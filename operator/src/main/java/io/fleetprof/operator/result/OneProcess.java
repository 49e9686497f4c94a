package io.fleetprof.operator.result;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The containers whose snapshots are of one life of one program; what the others' say must not be compared.
 *
 * @param fleet without the containers that contradict themselves
 * @param contradictions one line for each of those
 */
record OneProcess(Fleet fleet, List<String> contradictions) {
    /** With fewer names than this, that none is shared may be chance: goroutines come and go. */
    private static final int ENOUGH_NAMES = 3;

    /** Both are cut to seconds, and a clock may be set right by some. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    static OneProcess in(Fleet fleet) {
        Map<String, List<Snapshot>> containers = fleet.snapshots().values().stream()
                .collect(Collectors.groupingBy(
                        snapshot -> snapshot.container().id(), TreeMap::new, Collectors.toList()));
        List<String> contradictions = new ArrayList<>();
        TreeMap<SnapshotKey, Snapshot> trusted = new TreeMap<>(fleet.snapshots());
        for (List<Snapshot> snapshots : containers.values()) {
            contradiction(snapshots).ifPresent(line -> {
                contradictions.add(line);
                snapshots.forEach(snapshot -> trusted.remove(snapshot.key()));
            });
        }
        return new OneProcess(new Fleet(trusted), contradictions);
    }

    private static Optional<String> contradiction(List<Snapshot> snapshots) {
        String pod = snapshots.getFirst().container().pod();
        return programs(snapshots)
                .or(() -> processes(snapshots))
                .or(() -> classes(snapshots))
                .or(() -> clocks(snapshots))
                .or(() -> starts(snapshots))
                .or(() -> names(snapshots))
                .map(why -> pod + ": NotOneProcess: " + why);
    }

    private static Optional<String> programs(List<Snapshot> snapshots) {
        long ids = snapshots.stream()
                .flatMap(snapshot -> snapshot.contents().buildId().stream())
                .distinct()
                .count();
        return ids > 1 ? Optional.of(ids + " different programs by their build ids") : Optional.empty();
    }

    private static Optional<String> processes(List<Snapshot> snapshots) {
        Set<Long> ids = snapshots.stream()
                .flatMap(snapshot ->
                        Stream.ofNullable(snapshot.contents().gauges().get(Gauge.PROCESS_ID)))
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.size() > 1
                ? Optional.of("the files name " + ids.size() + " processes: "
                        + ids.stream().limit(3).map(String::valueOf).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** A program's own classes stay from one histogram to the next, whatever becomes of their objects. */
    private static Optional<String> classes(List<Snapshot> snapshots) {
        List<Set<String>> own = snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == Source.HISTOGRAM)
                .map(OneProcess::classes)
                .filter(names -> names.size() >= ENOUGH_NAMES)
                .toList();
        for (int i = 1; i < own.size(); i++) {
            if (Collections.disjoint(own.get(i - 1), own.get(i))) {
                return Optional.of("two class histograms have no class of the program's own in common");
            }
        }
        return Optional.empty();
    }

    private static Set<String> classes(Snapshot histogram) {
        return histogram.contents().populations().stream()
                .map(row -> row.key().place())
                .filter(place -> place.kind() == Place.Kind.USER)
                .map(Place::function)
                .collect(Collectors.toSet());
    }

    /** Within one kind of file: the target's clock must not go back while ours goes on. */
    private static Optional<String> clocks(List<Snapshot> snapshots) {
        for (int i = 1; i < snapshots.size(); i++) {
            Snapshot before = snapshots.get(i - 1);
            Snapshot after = snapshots.get(i);
            Optional<Instant> earlier = before.contents().clock();
            Optional<Instant> later = after.contents().clock();
            boolean sameKind = before.contents().source() == after.contents().source();
            if (sameKind
                    && earlier.isPresent()
                    && later.isPresent()
                    && later.get().isBefore(earlier.get())) {
                return Optional.of("the time in the files goes back from " + earlier.get() + " to " + later.get());
            }
        }
        return Optional.empty();
    }

    /** A file with a clock and the process's age tells when that began; kinds are apart, as some have no time zone. */
    private static Optional<String> starts(List<Snapshot> snapshots) {
        Map<Source, Instant> known = new EnumMap<>(Source.class);
        for (Snapshot snapshot : snapshots) {
            Optional<Instant> start = started(snapshot.contents());
            if (start.isEmpty()) {
                continue;
            }
            Instant first = known.computeIfAbsent(snapshot.contents().source(), _ -> start.get());
            Duration apart = Duration.between(first, start.get());
            if (apart.abs().compareTo(SLACK) > 0) {
                return Optional.of("it started " + apart.abs().toSeconds() + " s "
                        + (apart.isPositive() ? "later" : "earlier") + " by one file than by another");
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> started(Contents contents) {
        return contents.clock()
                .flatMap(clock -> Optional.ofNullable(contents.gauges().get(Gauge.UPTIME_SECONDS))
                        .map(clock::minusSeconds));
    }

    /** The main goroutine and its like live as long as the program: two files of one process share some names. */
    private static Optional<String> names(List<Snapshot> snapshots) {
        List<Snapshot> named = snapshots.stream()
                .filter(snapshot -> names(snapshot).size() >= ENOUGH_NAMES)
                .toList();
        for (int i = 1; i < named.size(); i++) {
            if (names(named.get(i - 1)).inCommon(names(named.get(i))) == 0) {
                return Optional.of("two files have no goroutine in common");
            }
        }
        return Optional.empty();
    }

    private static Identities names(Snapshot snapshot) {
        long[] ids = snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.GOROUTINE)
                .map(Population::ids)
                .flatMapToLong(names -> Arrays.stream(names.toArray()))
                .toArray();
        return Identities.of(ids);
    }
}

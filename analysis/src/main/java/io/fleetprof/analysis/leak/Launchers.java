package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Trace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names who launches coroutines. A histogram counts continuations by function and knows no stack; the debug probes saw
 * some coroutines being made, and know where each of them waits. They meet in the function.
 */
final class Launchers implements Witness {
    private static final double NAMED_SHARE = 0.5;

    private final Map<Spot, Launches> known = new HashMap<>();

    private Launchers() {}

    private record Spot(Container container, String function) {}

    /** Coroutines that were seen being made and wait in a function, whichever function they wait in first. */
    private record Launches(long count, SortedMap<Frame, Long> launchers, Population most) {
        static Launches of(Population row) {
            return new Launches(row.count(), row.creators(), row);
        }

        Launches plus(Launches other) {
            SortedMap<Frame, Long> all = new TreeMap<>(launchers);
            other.launchers.forEach((launcher, number) -> all.merge(launcher, number, Long::sum));
            return new Launches(count + other.count, all, most.count() >= other.most.count() ? most : other.most);
        }

        /** Who made half of them or more. */
        Optional<Map.Entry<Frame, Long>> launcher() {
            return launchers.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .filter(top -> top.getValue() >= NAMED_SHARE * count);
        }
    }

    static Launchers in(Fleet fleet) {
        Launchers launchers = new Launchers();
        fleet.snapshots().values().forEach(launchers::read);
        return launchers;
    }

    private void read(Snapshot snapshot) {
        snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.LAUNCH)
                .forEach(row -> functions(row)
                        .forEach(function -> known.merge(
                                new Spot(snapshot.container(), function), Launches.of(row), Launches::plus)));
    }

    /** Every function that its coroutines wait in, innermost first; not those that made them. */
    private static Set<String> functions(Population row) {
        Set<String> functions = new LinkedHashSet<>();
        if (row.key().place().kind() == Place.Kind.USER) {
            functions.add(row.key().place().function());
        }
        row.traces().stream()
                .map(Trace::stack)
                .flatMap(stack -> stack.frames().stream()
                        .takeWhile(frame -> !frame.function().startsWith("(")))
                .map(Frame::function)
                .forEach(functions::add);
        return functions;
    }

    /** The same snapshots: continuations have the line they wait at, and the line that launched them. */
    @Override
    public Fleet name(Fleet fleet) {
        if (known.isEmpty()) {
            return fleet;
        }
        SortedMap<SnapshotKey, Snapshot> named = new TreeMap<>(fleet.snapshots());
        named.replaceAll((_, snapshot) -> snapshot.with(snapshot.contents()
                .with(snapshot.contents().populations().stream()
                        .map(row -> named(snapshot.container(), row))
                        .toList())));
        return new Fleet(named);
    }

    private Population named(Container container, Population row) {
        return row.key().family() == Family.COROUTINE
                ? launches(container, row.key().place().function())
                        .map(launches -> launched(row, launches))
                        .orElse(row)
                : row;
    }

    private static Population launched(Population row, Launches launches) {
        Population most = launches.most();
        boolean here = most.key().place().equals(Place.user(row.key().place().function()));
        SortedMap<Frame, Long> creators = new TreeMap<>();
        launches.launcher().ifPresent(top -> creators.put(top.getKey(), row.count()));
        return new Population(
                row.key(),
                row.count(),
                row.bytes(),
                row.sampled(),
                row.ids(),
                row.waits(),
                row.ages(),
                here ? most.site() : row.site(),
                most.traces(),
                creators,
                row.labels());
    }

    private Optional<Launches> launches(Container container, String function) {
        return Optional.ofNullable(known.get(new Spot(container, function))).or(() -> sibling(container, function));
    }

    /** Of the other pods of the workload, which run the same code. */
    private Optional<Launches> sibling(Container container, String function) {
        return known.entrySet().stream()
                .filter(spot -> spot.getKey().function().equals(function)
                        && spot.getKey().container().workload().equals(container.workload()))
                .max(Comparator.<Map.Entry<Spot, Launches>>comparingLong(
                                spot -> spot.getValue().count())
                        .thenComparing(spot -> spot.getKey().container()))
                .map(Map.Entry::getValue);
    }

    @Override
    public Testimony on(Evidence evidence) {
        return evidence.family() != Family.COROUTINE || Companions.follows(evidence)
                ? Testimony.NONE
                : launches(
                                evidence.series().container(),
                                evidence.series().fingerprint().function())
                        .map(Launchers::said)
                        .orElseGet(Launchers::unknown);
    }

    private static Testimony said(Launches launches) {
        return launches.launcher()
                .map(top -> Testimony.had("launched at " + top.getKey().display() + ": by " + top.getValue() + " of "
                        + launches.count() + " coroutines that the debug probes saw being made and that wait there"))
                .orElseGet(() -> Testimony.lacked("the launching line: of " + launches.count()
                        + " coroutines that the debug probes saw being made no line launched half"));
    }

    private static Testimony unknown() {
        return Testimony.lacked(
                "the launching line: the debug probes of kotlinx-coroutines know it (kind Coroutines, impact High)");
    }

    /** One line for each process in which coroutines were watched and nothing tells whether they pile up. */
    static Stream<String> remarks(Fleet fleet) {
        Launchers launchers = in(fleet);
        return launchers.known.keySet().stream()
                .map(Spot::container)
                .distinct()
                .filter(container -> fleet.snapshots().values().stream()
                        .filter(snapshot -> snapshot.container().equals(container))
                        .noneMatch(snapshot ->
                                snapshot.contents().source().covers().contains(Family.COROUTINE)))
                .map(container -> container.pod() + ": " + launchers.most(container)
                        + "; whether they pile up, class histograms tell (kind Histogram)");
    }

    private String most(Container container) {
        return known.entrySet().stream()
                .filter(spot -> spot.getKey().container().equals(container))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingLong(Launches::count))
                .map(most -> "of the coroutines that were seen being made most wait at "
                        + most.most().site().display() + " (" + most.count() + ")"
                        + most.launcher()
                                .map(top -> ", launched at " + top.getKey().display())
                                .orElse(""))
                .orElseThrow();
    }
}

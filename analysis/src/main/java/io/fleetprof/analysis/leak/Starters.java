package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names who starts threads. A thread dump shows where threads wait and not who made them; a recording has the stack of
 * every start. Threads get it as their creating line; of an executor, whose idle workers show only library code, it is
 * the place.
 */
final class Starters implements Witness {
    private static final Set<Family> STARTED = Set.of(Family.THREAD, Family.VIRTUAL_THREAD, Family.EXECUTOR);

    private final Map<Container, List<Population>> own = new HashMap<>();
    private final Map<String, List<Population>> shared = new HashMap<>();
    private final Map<Subject, Starts> known = new HashMap<>();

    private Starters() {}

    /** Threads of one place, or executors of one pattern, in one container. */
    private record Subject(Container container, Family family, String place) {}

    /** By what the starts of a subject are recognised. */
    private record Marks(Identities ids, Set<String> names) {
        private static final Marks NONE = new Marks(Identities.UNKNOWN, Set.of());

        /** An executor and its idle workers stand at the pattern of their names; an executor's ids are no threads'. */
        static Marks of(Population row) {
            Place place = row.key().place();
            boolean executor = row.key().family() == Family.EXECUTOR;
            Set<String> names = executor || place.kind() == Place.Kind.RUNTIME
                    ? Set.of(place.function())
                    : row.labels().keySet().stream()
                            .filter(label -> label.startsWith(Starts.NAME) && label.length() > Starts.NAME.length())
                            .map(label -> label.substring(Starts.NAME.length()))
                            .collect(Collectors.toSet());
            return new Marks(executor ? Identities.UNKNOWN : row.ids(), names);
        }

        Marks plus(Marks other) {
            Set<String> all = new TreeSet<>(names);
            all.addAll(other.names);
            return new Marks(
                    ids.known() && other.ids.known() ? ids.plus(other.ids) : ids.known() ? ids : other.ids, all);
        }
    }

    /** The container's own recordings are asked first, then its siblings', which can only know names. */
    static Starters in(Fleet fleet) {
        Starters starters = new Starters();
        fleet.snapshots().values().forEach(starters::read);
        if (!starters.own.isEmpty()) {
            Map<Subject, Marks> marks = marks(fleet);
            marks.keySet().forEach(subject -> starters.starts(subject, marks)
                    .ifPresent(starts -> starters.learn(subject, starts)));
        }
        return starters;
    }

    private void learn(Subject subject, Starts starts) {
        known.put(subject, starts);
        starts.maker()
                .map(Starts.Maker::row)
                .filter(maker -> moves(subject.family(), maker))
                .map(maker -> subject(
                        subject.container(),
                        new PopulationKey(
                                subject.family(),
                                maker.key().state(),
                                maker.key().place())))
                .ifPresent(moved -> known.put(moved, starts));
    }

    private void read(Snapshot snapshot) {
        List<Population> starts = snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.START)
                .toList();
        if (!starts.isEmpty()) {
            own.computeIfAbsent(snapshot.container(), unused -> new ArrayList<>())
                    .addAll(starts);
            shared.computeIfAbsent(snapshot.container().workload(), unused -> new ArrayList<>())
                    .addAll(starts);
        }
    }

    private static Map<Subject, Marks> marks(Fleet fleet) {
        Map<Subject, Marks> marks = new HashMap<>();
        for (Snapshot snapshot : fleet.snapshots().values()) {
            for (Population row : snapshot.contents().populations()) {
                if (STARTED.contains(row.key().family())) {
                    marks.merge(subject(snapshot.container(), row.key()), Marks.of(row), Marks::plus);
                }
            }
        }
        return marks;
    }

    private static Subject subject(Container container, PopulationKey key) {
        return new Subject(container, key.family(), key.place().function());
    }

    private Optional<Starts> starts(Subject subject, Map<Subject, Marks> marks) {
        List<Population> mine = own.getOrDefault(subject.container(), List.of());
        List<Population> theirs = shared.getOrDefault(subject.container().workload(), List.of());
        Marks named = marks.get(subject);
        return Starts.byId(mine, ids(subject, marks))
                .or(() -> Starts.byName(mine, named.names(), ""))
                .or(() -> Starts.byName(theirs, named.names(), " in a sibling"));
    }

    /** An executor's idle workers stand at its pattern, as threads. */
    private static Identities ids(Subject subject, Map<Subject, Marks> marks) {
        Subject workers = new Subject(subject.container(), Family.THREAD, subject.place());
        return marks.getOrDefault(subject.family() == Family.EXECUTOR ? workers : subject, Marks.NONE)
                .ids();
    }

    /** The same snapshots: executors stand where they are made, threads know the line that started them. */
    @Override
    public Fleet name(Fleet fleet) {
        if (known.isEmpty()) {
            return fleet;
        }
        SortedMap<SnapshotKey, Snapshot> named = new TreeMap<>(fleet.snapshots());
        named.replaceAll((key, snapshot) -> snapshot.with(snapshot.contents()
                .with(snapshot.contents().populations().stream()
                        .map(row -> named(snapshot.container(), row))
                        .toList())));
        return new Fleet(named);
    }

    private Population named(Container container, Population row) {
        return Optional.ofNullable(known.get(subject(container, row.key())))
                .flatMap(Starts::maker)
                .map(maker -> madeBy(maker.row(), row))
                .orElse(row);
    }

    /** An executor's own stack is that of an idle worker: the stack that starts workers tells more. */
    private static Population madeBy(Population maker, Population row) {
        boolean moves = moves(row.key().family(), maker);
        return new Population(
                moves
                        ? new PopulationKey(
                                Family.EXECUTOR, row.key().state(), maker.key().place())
                        : row.key(),
                row.count(),
                row.bytes(),
                row.sampled(),
                row.ids(),
                row.waits(),
                row.ages(),
                moves ? maker.site() : row.site(),
                moves ? maker.traces() : row.traces(),
                sole(maker.site(), row.count()),
                moves ? sole(Starts.NAME + row.key().place().function(), row.count()) : row.labels());
    }

    /** Executors stand where the user's code makes them; threads stay where they wait. */
    private static boolean moves(Family family, Population maker) {
        return family == Family.EXECUTOR && maker.key().place().kind() == Place.Kind.USER;
    }

    private static <K> SortedMap<K, Long> sole(K key, long count) {
        return new TreeMap<>(Collections.singletonMap(key, count));
    }

    @Override
    public Testimony on(Evidence evidence) {
        if (!STARTED.contains(evidence.family())) {
            return Testimony.NONE;
        }
        Container container = evidence.series().container();
        Starts starts = known.get(new Subject(
                container, evidence.family(), evidence.series().fingerprint().function()));
        return starts != null ? starts.testimony() : unknown(evidence.family(), container);
    }

    private Testimony unknown(Family family, Container container) {
        long others = own.getOrDefault(container, List.of()).stream()
                .mapToLong(Population::count)
                .sum();
        if (others > 0) {
            return Testimony.lacked("the creating line: of " + others + " thread starts recorded none is theirs;"
                    + " record while more of them are started");
        }
        return family == Family.VIRTUAL_THREAD
                ? Testimony.NONE
                : Testimony.lacked("the creating line: thread starts in a JFR recording have it (jdk.ThreadStart)");
    }
}

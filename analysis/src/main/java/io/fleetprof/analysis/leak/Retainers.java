package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Source;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names the field that holds what grows. A class histogram counts objects and knows no references; a recording samples a
 * few live objects with the chain that holds them. A class of the user's stays where it is and learns its holder; classes
 * of the JDK, which say nothing by themselves, move to it.
 */
final class Retainers implements Witness {
    private final Map<Subject, Held> known = new HashMap<>();

    private Retainers() {}

    /** A class, or a field that classes of the JDK were moved to, in one container. */
    private record Subject(Container container, String place) {}

    /** The container's own last recording is asked first, then its siblings': they run the same code. */
    static Retainers in(Fleet fleet) {
        Map<Container, List<Population>> own = new HashMap<>();
        Map<String, List<Population>> shared = new HashMap<>();
        fleet.snapshots().values().forEach(snapshot -> {
            List<Population> sampled = sampled(snapshot);
            if (!sampled.isEmpty()) {
                own.put(snapshot.container(), sampled);
                shared.put(snapshot.container().workload(), sampled);
            }
        });
        Retainers retainers = new Retainers();
        fleet.snapshots().values().stream()
                .filter(snapshot -> snapshot.contents().source() == Source.HISTOGRAM)
                .collect(Collectors.groupingBy(Snapshot::container))
                .forEach((container, histograms) -> retainers.read(
                        histograms, own.getOrDefault(container, shared.getOrDefault(container.workload(), List.of()))));
        return retainers;
    }

    private static List<Population> sampled(Snapshot snapshot) {
        return snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == Family.WITNESS)
                .toList();
    }

    private void read(List<Snapshot> histograms, List<Population> sampled) {
        if (sampled.isEmpty()) {
            return;
        }
        Container container = histograms.getFirst().container();
        List<Population> classes = histograms.getLast().contents().populations();
        for (Population row : classes) {
            Held.of(name(row), sampled).ifPresent(held -> {
                known.put(new Subject(container, name(row)), held);
                if (moves(row, held)) {
                    known.merge(new Subject(container, held.holder()), held, Held::plus);
                }
            });
        }
        Map<String, Long> rises = rises(histograms);
        List<Population> movable = classes.stream()
                .filter(row -> Optional.ofNullable(known.get(new Subject(container, name(row))))
                        .filter(held -> moves(row, held))
                        .isPresent())
                .toList();
        classes.stream()
                .filter(row -> row.key().place().kind() == Place.Kind.RESOURCE)
                .map(row -> new Subject(container, name(row)))
                .filter(subject -> !known.containsKey(subject))
                .forEach(subject -> alike(subject, movable, rises).ifPresent(held -> known.put(subject, held)));
    }

    /** What holds a class of the JDK that grows as the given one of the user's does, of which no object was sampled. */
    private Optional<Held> alike(Subject subject, List<Population> movable, Map<String, Long> rises) {
        long rise = rises.getOrDefault(subject.place(), 0L);
        return movable.stream()
                .map(Retainers::name)
                .filter(name -> Companions.alike(rise, rises.getOrDefault(name, 0L)))
                .map(name -> known.get(new Subject(subject.container(), name)).alike(name))
                .max(Comparator.comparingLong(Held::samples));
    }

    private static Map<String, Long> rises(List<Snapshot> histograms) {
        Map<String, Long> rises = new HashMap<>();
        histograms.getLast().contents().populations().forEach(row -> rises.merge(name(row), row.count(), Long::sum));
        histograms
                .getFirst()
                .contents()
                .populations()
                .forEach(row -> rises.computeIfPresent(name(row), (name, last) -> last - row.count()));
        return rises;
    }

    private static String name(Population row) {
        return row.key().place().function();
    }

    private static boolean moves(Population row, Held held) {
        return row.key().place().kind() == Place.Kind.RUNTIME && held.named() && held.byUser();
    }

    @Override
    public Fleet name(Fleet fleet) {
        if (known.isEmpty()) {
            return fleet;
        }
        SortedMap<SnapshotKey, Snapshot> named = new TreeMap<>(fleet.snapshots());
        named.replaceAll((key, snapshot) -> snapshot.contents().source() == Source.HISTOGRAM
                ? snapshot.with(snapshot.contents()
                        .with(snapshot.contents().populations().stream()
                                .map(row -> named(snapshot.container(), row))
                                .toList()))
                : snapshot);
        return new Fleet(named);
    }

    private Population named(Container container, Population row) {
        return Optional.ofNullable(known.get(new Subject(container, name(row))))
                .filter(held -> moves(row, held))
                .map(held -> at(held.holder(), row))
                .orElse(row);
    }

    private static Population at(String holder, Population row) {
        return new Population(
                new PopulationKey(Family.HEAP, row.key().state(), Place.resource(holder)),
                row.count(),
                row.bytes(),
                row.sampled(),
                row.ids(),
                row.waits(),
                row.ages(),
                new Frame(holder, "", 0),
                row.traces(),
                row.creators(),
                new TreeMap<>(Collections.singletonMap(Held.CLASS + name(row), row.count())));
    }

    /** Whether classes of the JDK stand at the place: their growth alone is garbage as often as a leak. */
    static boolean moved(Evidence evidence) {
        return evidence.family() == Family.HEAP
                && evidence.rows().stream().anyMatch(row -> row.labels().keySet().stream()
                        .anyMatch(label -> label.startsWith(Held.CLASS)));
    }

    /** The field that holds most of a place's objects, where it is known. */
    Optional<String> holder(Evidence evidence) {
        return held(evidence).filter(Held::named).map(Held::holder);
    }

    private Optional<Held> held(Evidence evidence) {
        return evidence.family() == Family.HEAP
                ? Optional.ofNullable(known.get(new Subject(
                        evidence.series().container(),
                        evidence.series().fingerprint().function())))
                : Optional.empty();
    }

    @Override
    public Testimony on(Evidence evidence) {
        return held(evidence).map(Held::testimony).orElseGet(() -> unknown(evidence));
    }

    private static Testimony unknown(Evidence evidence) {
        return evidence.family() == Family.HEAP && evidence.placeKind() == Place.Kind.RESOURCE
                ? Testimony.lacked("the field that holds them: live objects in a JFR recording have it"
                        + " (jdk.OldObjectSample with a cutoff)")
                : Testimony.NONE;
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells a class loader that is kept alive: loaders that pile up, whosever class they are, and classes that a histogram
 * lists many times under one name, once a loader.
 */
final class ClassLoaders implements Witness {
    /** How often a histogram lists a class of the name. */
    private static final String LOADED = "loaded=";

    private static final String SUFFIX = "ClassLoader";
    private static final int LEAST_COPIES = 10;

    /** The JDK's loaders as well: one that is made again and again is somebody's, and keeps all its classes. */
    @Override
    public Fleet name(Fleet fleet) {
        SortedMap<SnapshotKey, Snapshot> named = new TreeMap<>(fleet.snapshots());
        named.replaceAll(
                (key, snapshot) -> snapshot.contents().populations().stream().anyMatch(ClassLoaders::isPlatformLoader)
                        ? snapshot.with(snapshot.contents()
                                .with(snapshot.contents().populations().stream()
                                        .map(ClassLoaders::alone)
                                        .toList()))
                        : snapshot);
        return new Fleet(named);
    }

    private static boolean isPlatformLoader(Population row) {
        return row.key().family() == Family.HEAP
                && row.key().place().kind() == Place.Kind.RUNTIME
                && row.key().place().function().endsWith(SUFFIX);
    }

    private static Population alone(Population row) {
        Place place = Place.resource(row.key().place().function());
        return isPlatformLoader(row)
                ? row.at(new PopulationKey(Family.HEAP, row.key().state(), place), row.site())
                : row;
    }

    @Override
    public Testimony on(Evidence evidence) {
        if (evidence.family() != Family.HEAP || evidence.placeKind() != Place.Kind.RESOURCE) {
            return Testimony.NONE;
        }
        return evidence.site().function().endsWith(SUFFIX)
                ? Testimony.had("class loaders: each keeps every class it loaded, and all their static fields")
                : copies(evidence.rows())
                        .map(copies -> Testimony.had("class loaders: the class is loaded " + copies
                                + " times, each time" + " by another loader"))
                        .orElse(Testimony.NONE);
    }

    private static Optional<Integer> copies(List<Population> rows) {
        return rows.stream()
                .flatMap(row -> row.labels().keySet().stream())
                .filter(label -> label.startsWith(LOADED))
                .map(label -> Integer.valueOf(label.substring(LOADED.length())))
                .filter(copies -> copies >= LEAST_COPIES)
                .findFirst();
    }
}

package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a program is and stays: its build, its classes. */
final class ProgramFacts {
    /** With fewer classes than this, that none is shared may be chance. */
    private static final int ENOUGH_CLASSES = 3;

    private ProgramFacts() {}

    static Optional<String> buildIds(List<Snapshot> snapshots) {
        long ids = snapshots.stream()
                .flatMap(snapshot -> snapshot.contents().buildId().stream())
                .distinct()
                .count();
        return ids > 1 ? Optional.of(ids + " different programs by their build ids") : Optional.empty();
    }

    /** A program's own classes stay from one histogram to the next, whatever becomes of their objects. */
    static Optional<String> classes(List<Snapshot> snapshots) {
        List<Set<String>> own = snapshots.stream()
                .filter(snapshot -> snapshot.contents().source() == Source.HISTOGRAM)
                .map(ProgramFacts::classes)
                .filter(names -> names.size() >= ENOUGH_CLASSES)
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
}

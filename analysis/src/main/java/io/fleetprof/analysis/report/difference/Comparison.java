package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.difference.Difference.Individuals;
import io.fleetprof.analysis.report.difference.Difference.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two sides of one family, seen through files of one kind. */
record Comparison(Side base, Side now) {
    /** Files that name individuals come before files that tell states, these before the rest. */
    private static final List<Source> BEST_FIRST = List.of(
            Source.GOROUTINE_DEBUG2,
            Source.GOROUTINE_DEBUG0,
            Source.GOROUTINE_DEBUG1,
            Source.GOROUTINE_LEAK,
            Source.THREAD_JSON,
            Source.THREAD_PRINT,
            Source.HEAP,
            Source.HISTOGRAM,
            Source.ALLOCS,
            Source.PROCESS);

    /** The same on both sides, whichever comes first: the largest, and of equal ones the first by key and line. */
    private static final Comparator<Population> LARGEST = Comparator.comparingLong(Population::count)
            .thenComparing(Comparator.comparing(Population::key).reversed())
            .thenComparing(Comparator.comparing(Population::site).reversed());

    static List<Row> rows(Fleet base, Fleet now) {
        List<Row> rows = new ArrayList<>();
        for (Family family : Family.values()) {
            comparable(family)
                    .flatMap(it -> source(it, base, now))
                    .map(source -> new Comparison(Side.of(base, source, family), Side.of(now, source, family)))
                    .ifPresent(comparison -> rows.addAll(comparison.rows()));
        }
        return rows;
    }

    /** What one thread or one place has used so far only ever rises. */
    private static Optional<Family> comparable(Family family) {
        return Optional.of(family).filter(it -> it != Family.ACTIVITY);
    }

    private static Optional<Source> source(Family family, Fleet base, Fleet now) {
        return BEST_FIRST.stream()
                .filter(source -> source.covers().contains(family))
                .filter(source -> has(base, source) && has(now, source))
                .findFirst();
    }

    private static boolean has(Fleet fleet, Source source) {
        return fleet.snapshots().keySet().stream().anyMatch(key -> key.source() == source);
    }

    private List<Row> rows() {
        Set<Fingerprint> all = new TreeSet<>(base.fingerprints());
        all.addAll(now.fingerprints());
        return all.stream().map(this::row).toList();
    }

    private Row row(Fingerprint fingerprint) {
        Population largest = Stream.concat(base.everywhere(fingerprint).stream(), now.everywhere(fingerprint).stream())
                .max(LARGEST)
                .orElseThrow();
        return new Row(
                fingerprint,
                largest.key().state(),
                largest.site(),
                base.amount(fingerprint),
                now.amount(fingerprint),
                individuals(fingerprint));
    }

    private Optional<Individuals> individuals(Fingerprint fingerprint) {
        if (!base.places().keySet().equals(now.places().keySet())) {
            return Optional.empty();
        }
        Individuals sum = new Individuals(0, 0, 0);
        for (String container : base.places().keySet()) {
            Optional<Identities> before = base.named(container, fingerprint);
            Optional<Identities> after = now.named(container, fingerprint);
            if (before.isEmpty() || after.isEmpty()) {
                return Optional.empty();
            }
            int stayed = before.get().inCommon(after.get());
            sum = sum.plus(
                    new Individuals(after.get().size() - stayed, before.get().size() - stayed, stayed));
        }
        return Optional.of(sum);
    }
}

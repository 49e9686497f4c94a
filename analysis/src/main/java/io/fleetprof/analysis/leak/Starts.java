package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Population;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Thread starts that are somebody's, by the code that made them, most starts first.
 *
 * @param makers never empty; a maker's row is of the family START
 * @param joined how they were recognised, as the evidence prints it
 */
record Starts(List<Maker> makers, String joined) {
    static final String NAME = "name=";

    private static final double NAMED_SHARE = 0.5;
    private static final int MAX_MAKERS = 3;

    Starts {
        makers = List.copyOf(makers);
    }

    record Maker(Population row, long starts) {
        String place() {
            return row.site().display();
        }
    }

    /** Those of the given threads. */
    static Optional<Starts> byId(List<Population> recorded, Identities threads) {
        return of(recorded, row -> row.ids().inCommon(threads), "joined by thread id");
    }

    /** Those of threads with one of the given names, their numbers left out. */
    static Optional<Starts> byName(List<Population> recorded, Set<String> names, String where) {
        return of(
                recorded,
                row -> names.stream()
                        .mapToLong(name -> row.labels().getOrDefault(NAME + name, 0L))
                        .sum(),
                "joined by the name " + String.join(", ", names) + where);
    }

    private static Optional<Starts> of(List<Population> recorded, ToLongFunction<Population> theirs, String joined) {
        Collection<Maker> makers = recorded.stream()
                .map(row -> new Maker(row, theirs.applyAsLong(row)))
                .filter(maker -> maker.starts() > 0)
                .collect(Collectors.toMap(
                        maker -> maker.row().key(),
                        maker -> maker,
                        (one, other) -> new Maker(one.row(), one.starts() + other.starts())))
                .values();
        return makers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Starts(
                        makers.stream()
                                .sorted(Comparator.comparingLong(Maker::starts)
                                        .reversed()
                                        .thenComparing(maker -> maker.row().key()))
                                .toList(),
                        joined));
    }

    private long all() {
        return makers.stream().mapToLong(Maker::starts).sum();
    }

    /** Who made half of them or more. */
    Optional<Maker> maker() {
        return Optional.of(makers.getFirst()).filter(top -> top.starts() >= NAMED_SHARE * all());
    }

    Testimony testimony() {
        return maker().map(top -> Testimony.had("started at " + top.place() + ": named by " + top.starts() + " of "
                                + all() + " thread starts recorded (" + joined + ")")
                        .word("{starter}", top.place()))
                .orElseGet(() -> Testimony.lacked("the creating line: " + all() + " thread starts recorded (" + joined
                        + ") come from " + makers.size() + " places, none of which made half: " + listed()
                        + "; thread factories with names of their own tell them apart"));
    }

    private String listed() {
        return makers.stream()
                .limit(MAX_MAKERS)
                .map(maker -> maker.place() + " " + maker.starts())
                .collect(Collectors.joining(", "));
    }
}

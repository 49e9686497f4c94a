package io.fleetprof.analysis.report.difference;

import static io.fleetprof.analysis.report.difference.Fleets.RECEIVE;
import static io.fleetprof.analysis.report.difference.Fleets.SEND;
import static io.fleetprof.analysis.report.difference.Fleets.fleet;
import static io.fleetprof.analysis.report.difference.Fleets.heap;
import static io.fleetprof.analysis.report.difference.Fleets.named;
import static io.fleetprof.analysis.report.difference.Fleets.snapshot;
import static io.fleetprof.analysis.report.difference.Fleets.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.difference.Difference.Amount;
import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Individuals;
import io.fleetprof.analysis.report.difference.Difference.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Source TEXT = Source.GOROUTINE_DEBUG2;
    private static final Source PROTO = Source.GOROUTINE_DEBUG0;

    @Test
    void placesAreAddedGoneOrStay() {
        Snapshot base = snapshot("p", 0, TEXT, named("a", SEND, 1, 10), named("b", SEND, 11, 5));
        Snapshot now = snapshot("p", 1, TEXT, named("b", SEND, 14, 4), named("c", SEND, 20, 30));
        Difference difference = Difference.of(base, now);
        assertThat(places(difference, Change.ADDED)).containsExactly("c");
        assertThat(places(difference, Change.GONE)).containsExactly("a");
        assertThat(places(difference, Change.STAYED)).containsExactly("b");
        assertThat(row(difference, "b").individuals()).contains(new Individuals(2, 3, 2));
        assertThat(row(difference, "c").individuals()).contains(new Individuals(30, 0, 0));
    }

    @Test
    void theLargestChangeComesFirst() {
        Snapshot base = snapshot("p", 0, PROTO, unnamed("small", SEND, 1), unnamed("gone", SEND, 500));
        Snapshot now = snapshot("p", 1, PROTO, unnamed("small", SEND, 2), unnamed("new", SEND, 100));
        assertThat(Difference.of(base, now).rows().stream()
                        .map(row -> row.fingerprint().function()))
                .containsExactly("gone", "new", "small");
    }

    @Test
    void eachContainerCountsOnceAtItsLastSnapshot() {
        Fleet base = fleet(
                snapshot("p", 0, PROTO, unnamed("a", SEND, 900)),
                snapshot("p", 1, PROTO, unnamed("a", SEND, 3)),
                snapshot("q", 0, PROTO, unnamed("a", SEND, 4)));
        Fleet now = fleet(snapshot("p", 2, PROTO, unnamed("a", SEND, 10)));
        Difference difference = Difference.of(base, now);
        assertThat(difference.baseContainers()).isEqualTo(2);
        assertThat(difference.newContainers()).isEqualTo(1);
        assertThat(row(difference, "a").base()).isEqualTo(new Amount(7, 0));
        assertThat(row(difference, "a").now()).isEqualTo(new Amount(10, 0));
    }

    /** The same goroutines come in several files: they are never added up over kinds of files. */
    @Test
    void filesOfOneKindAreCompared() {
        Fleet base =
                fleet(snapshot("p", 0, PROTO, unnamed("a", SEND, 10)), snapshot("p", 0, TEXT, named("a", SEND, 1, 10)));
        Fleet now =
                fleet(snapshot("p", 1, PROTO, unnamed("a", SEND, 12)), snapshot("p", 1, TEXT, named("a", SEND, 1, 11)));
        assertThat(row(Difference.of(base, now), "a").now().count()).isEqualTo(11);
        Fleet onlyProto = fleet(snapshot("p", 1, PROTO, unnamed("a", SEND, 12)));
        assertThat(row(Difference.of(base, onlyProto), "a").now().count()).isEqualTo(12);
    }

    @Test
    void whatOneSideCannotShowIsNotGone() {
        Fleet base = fleet(
                snapshot("p", 0, PROTO, unnamed("a", SEND, 10)), snapshot("p", 0, Source.HEAP, heap("h", 5, 5000)));
        Fleet now = fleet(snapshot("p", 1, PROTO, unnamed("a", SEND, 10)));
        assertThat(places(Difference.of(base, now), Change.GONE)).isEmpty();
        assertThat(Difference.of(base, Fleet.EMPTY).rows()).isEmpty();
    }

    @Test
    void individualsOfOtherProcessesAreNotCompared() {
        Snapshot base = snapshot("p", 0, TEXT, named("a", SEND, 1, 10));
        Snapshot now = snapshot("q", 0, TEXT, named("a", SEND, 1, 10));
        assertThat(row(Difference.of(base, now), "a").individuals()).isEmpty();
    }

    @Test
    void individualsAreUnknownAsSoonAsOneHasNoName() {
        Snapshot base = snapshot("p", 0, TEXT, named("a", SEND, 1, 10));
        Snapshot now = snapshot("p", 1, TEXT, named("a", SEND, 1, 10), unnamed("b", SEND, 2));
        assertThat(row(Difference.of(base, now), "a").individuals()).contains(new Individuals(0, 0, 10));
        assertThat(row(Difference.of(base, now), "b").individuals()).isEmpty();
    }

    @Test
    void sumsEndRatherThanOverflow() {
        Snapshot base = snapshot("p", 0, PROTO, unnamed("a", SEND, 1));
        Fleet now = fleet(
                snapshot("p", 1, PROTO, unnamed("a", SEND, Long.MAX_VALUE)),
                snapshot("q", 1, PROTO, unnamed("a", SEND, Long.MAX_VALUE)));
        assertThat(row(Difference.of(fleet(base), now), "a").now().count()).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 300)
    void swappingTheSidesSwapsTheDifference(@ForAll("fleets") Fleet base, @ForAll("fleets") Fleet now) {
        Difference difference = Difference.of(base, now);
        assertThat(Difference.of(now, base)).isEqualTo(difference.swapped());
        assertThat(difference.swapped().swapped()).isEqualTo(difference);
    }

    @Property(tries = 300)
    void comparedWithItselfEverythingStays(@ForAll("fleets") Fleet fleet) {
        assertThat(Difference.of(fleet, fleet).rows()).allSatisfy(row -> {
            assertThat(row.change()).isEqualTo(Change.STAYED);
            assertThat(row.moved()).isZero();
            assertThat(row.individuals().stream()).allMatch(it -> it.added() == 0 && it.gone() == 0);
        });
    }

    @Property(tries = 300)
    void individualsAddUpToTheCounts(@ForAll("fleets") Fleet base, @ForAll("fleets") Fleet now) {
        for (Row row : Difference.of(base, now).rows()) {
            row.individuals().ifPresent(it -> {
                assertThat(it.gone() + it.stayed()).isEqualTo(row.base().count());
                assertThat(it.added() + it.stayed()).isEqualTo(row.now().count());
            });
        }
    }

    /** One or two containers, up to three snapshots each, all of debug=2; some rows without ids. */
    @Provide
    Arbitrary<Fleet> fleets() {
        Arbitrary<Population> rows = Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of(SEND, RECEIVE),
                        Arbitraries.longs().between(1, 20),
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))))
                .as((place, state, first, count, names) ->
                        names ? named(place, state, first, count) : unnamed(place, state, count));
        Arbitrary<Snapshot> snapshots = Combinators.combine(
                        Arbitraries.of("p", "q"),
                        Arbitraries.integers().between(0, 2),
                        rows.list().ofMaxSize(4))
                .as((pod, sequence, all) -> snapshot(pod, sequence, TEXT, distinct(all)));
        return snapshots
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> fleet(all.stream()
                        .collect(Collectors.toMap(Snapshot::key, it -> it, (first, second) -> first))
                        .values()
                        .toArray(Snapshot[]::new)));
    }

    /** A snapshot has one row a key, and a goroutine stands at one place. */
    private static Population[] distinct(List<Population> rows) {
        Map<Object, Population> byKey =
                rows.stream().collect(Collectors.toMap(Population::key, it -> it, (first, second) -> first));
        return byKey.values().toArray(Population[]::new);
    }

    private static List<String> places(Difference difference, Change change) {
        return difference.rows(change).stream()
                .map(row -> row.fingerprint().function())
                .toList();
    }

    private static Row row(Difference difference, String function) {
        Optional<Row> row = difference.rows().stream()
                .filter(it -> it.fingerprint().function().equals(function))
                .findFirst();
        return row.orElseThrow();
    }
}

package io.fleetprof.operator.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneProcessTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void aProcessThatAgesWithItsClockIsOne() {
        OneProcess lives = OneProcess.in(fleet(
                dump(Source.THREAD_PRINT, 0, NOON, 100),
                dump(Source.THREAD_PRINT, 1, NOON.plusSeconds(10), 111),
                dump(Source.THREAD_PRINT, 2, NOON.plusSeconds(20), 119)));

        assertThat(lives.contradictions()).isEmpty();
        assertThat(lives.fleet().snapshots()).hasSize(3);
    }

    @Test
    void aJvmThatIsYoungerThanItWasIsAnother() {
        assertThat(OneProcess.in(fleet(
                                dump(Source.THREAD_PRINT, 0, NOON, 100),
                                dump(Source.THREAD_PRINT, 1, NOON.plusSeconds(60), 40)))
                        .contradictions())
                .containsExactly("cart: NotOneProcess: it started 120 s later by one file than by another");
    }

    @Test
    void soIsOneThatAgedFasterThanTheClock() {
        OneProcess lives = OneProcess.in(fleet(
                dump(Source.THREAD_PRINT, 0, NOON, 100), dump(Source.THREAD_PRINT, 1, NOON.plusSeconds(10), 200)));

        assertThat(lives.contradictions()).hasSize(1).first().asString().contains("90 s earlier");
        assertThat(lives.fleet().isEmpty()).isTrue();
    }

    /** A thread dump has the time of its place, a recording that of the world. */
    @Test
    void filesOfDifferentKindsMayHaveDifferentClocks() {
        assertThat(OneProcess.in(fleet(
                                dump(Source.PROCESS, 0, NOON, 100),
                                dump(Source.THREAD_PRINT, 0, NOON.plusSeconds(3600), 100)))
                        .contradictions())
                .isEmpty();
    }

    @Test
    void filesThatNameTwoProcessesAreOfTwo() {
        assertThat(OneProcess.in(fleet(histogram(0, 4242, "shop.Order"), histogram(1, 4243, "shop.Order")))
                        .contradictions())
                .containsExactly("cart: NotOneProcess: the files name 2 processes: 4242, 4243");
    }

    @Test
    void histogramsWithoutACommonClassAreOfTwoPrograms() {
        Snapshot[] strangers = {
            histogram(0, 1, "shop.Order", "shop.Item", "shop.Cart"),
            histogram(1, 1, "bank.Account", "bank.Till", "bank.Day")
        };
        Snapshot[] oneProgram = {
            histogram(0, 1, "shop.Order", "shop.Item", "shop.Cart"),
            histogram(1, 1, "shop.Order", "shop.Bill", "shop.Tax")
        };

        assertThat(OneProcess.in(fleet(strangers)).contradictions())
                .containsExactly(
                        "cart: NotOneProcess: two class histograms have no class of the program's own in common");
        assertThat(OneProcess.in(fleet(oneProgram)).contradictions()).isEmpty();
    }

    private static Snapshot histogram(int sequence, long process, String... classes) {
        List<Population> rows = Stream.of(classes)
                .map(name -> Population.counted(new PopulationKey(Family.HEAP, State.LIVE, Place.user(name)), 1))
                .toList();
        return snapshot(
                sequence,
                new Contents(
                        Source.HISTOGRAM,
                        Optional.empty(),
                        Optional.empty(),
                        rows,
                        Map.of(Gauge.PROCESS_ID, process),
                        List.of()));
    }

    private static Snapshot dump(Source source, int sequence, Instant clock, long uptime) {
        return snapshot(
                sequence,
                new Contents(
                        source,
                        Optional.empty(),
                        Optional.of(clock),
                        List.of(),
                        Map.of(Gauge.UPTIME_SECONDS, uptime),
                        List.of()));
    }

    private static Snapshot snapshot(int sequence, Contents contents) {
        Container container = Container.local("cart", "cart", Optional.empty());
        return new Snapshot(container, sequence, Optional.empty(), Optional.empty(), "", contents);
    }

    private static Fleet fleet(Snapshot... snapshots) {
        TreeMap<SnapshotKey, Snapshot> all = new TreeMap<>();
        for (Snapshot snapshot : snapshots) {
            all.put(snapshot.key(), snapshot);
        }
        return new Fleet(all);
    }
}

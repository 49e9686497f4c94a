package io.fleetprof.operator.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private static Snapshot dump(Source source, int sequence, Instant clock, long uptime) {
        Contents contents = new Contents(
                source,
                Optional.empty(),
                Optional.of(clock),
                List.of(),
                Map.of(Gauge.UPTIME_SECONDS, uptime),
                List.of());
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

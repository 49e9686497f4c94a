package io.fleetprof.analysis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Instant> AN_HOUR_OLD = Optional.of(NOON.minusSeconds(3600));

    @Test
    void aLineIsDrawnBackToZero() {
        Since since = since(AN_HOUR_OLD, 6000, 6100, 6200);

        assertThat(since.brief(NOON)).contains("since about 11:50 UTC");
        assertThat(since.brief(NOON.plus(Duration.ofDays(1)))).contains("since about 2026-11-23 11:50 UTC");
        assertThat(since.answer())
                .isEqualTo("about 2026-11-23 11:50:00 UTC, extrapolated: the line through 3 counts reaches zero there"
                        + " (process started 2026-11-23 11:00:00 UTC)");
    }

    @Test
    void aLineThatEndsJustBeforeTheStartEndsThere() {
        Since since = since(Optional.of(NOON.minusSeconds(590)), 6000, 6100, 6200);

        assertThat(since.brief(NOON)).contains("since about 11:50 UTC");
        assertThat(since).isEqualTo(new Since.About(NOON.minusSeconds(590), track(since), NOON.minusSeconds(590)));
    }

    @Test
    void aLineThatEndsLongBeforeTheStartIsNotDrawn() {
        assertSeenOnly(since(Optional.of(NOON.minusSeconds(100)), 6000, 6100, 6200));
    }

    @Test
    void withoutTheStartNothingBoundsTheLine() {
        assertSeenOnly(since(Optional.empty(), 6000, 6100, 6200));
    }

    @Test
    void whatBendsIsNoLine() {
        assertSeenOnly(since(AN_HOUR_OLD, 6000, 6010, 6400));
        assertSeenOnly(since(AN_HOUR_OLD, 6000, 6200));
        assertSeenOnly(since(AN_HOUR_OLD, 6000, 6000, 6000));
    }

    @Test
    void whatWasNotThereAtFirstBeganBetweenTwoSnapshots() {
        Since since = since(AN_HOUR_OLD, 0, 3000, 6000);

        assertThat(since).isEqualTo(new Since.Between(NOON, NOON.plusSeconds(10)));
        assertThat(since.answer())
                .isEqualTo("between 2026-11-23 12:00:00 UTC, when a snapshot showed none, and 2026-11-23 12:00:10 UTC");
    }

    @Test
    void filesWithoutTimesTellNone() {
        Analysis analysis = analysis(AN_HOUR_OLD, 6000, 6100, 6200);

        assertThat(Since.of(analysis.findings().getFirst(), Captures.of(Fleet.EMPTY))
                        .answer())
                .isEqualTo("seen since the first of 3 snapshots; the files carry no times");
    }

    private static void assertSeenOnly(Since since) {
        assertThat(since).isInstanceOf(Since.Seen.class);
        assertThat(since.brief(NOON)).isEmpty();
        assertThat(since.answer()).startsWith("seen since the first snapshot at 2026-11-23 12:00:00 UTC");
    }

    private static Track track(Since since) {
        return ((Since.About) since).track();
    }

    private static Since since(Optional<Instant> started, long... counts) {
        Fleet fleet = fleet(started, counts);
        return Since.of(analysis(started, counts).findings().getFirst(), Captures.of(fleet));
    }

    private static Analysis analysis(Optional<Instant> started, long... counts) {
        return Detection.analyse(fleet(started, counts), 1, Thresholds.DEFAULT, Optional.empty());
    }

    /** Goroutines in a send, ten seconds apart. */
    private static Fleet fleet(Optional<Instant> started, long... counts) {
        PopulationKey key = new PopulationKey(
                Family.GOROUTINE, new State("chan send", StateClass.NEVER_IDLE), Place.user("main.leak"));
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            List<Population> rows = counts[i] == 0 ? List.of() : List.of(Population.counted(key, counts[i]));
            Duration elapsed = Duration.ofSeconds(10L * i);
            snapshots.add(new Snapshot(
                    Container.local("pod", "shop", started),
                    i,
                    Optional.of(elapsed),
                    Optional.of(NOON.plus(elapsed)),
                    "file-" + i,
                    new Contents(
                            Source.GOROUTINE_DEBUG0, Optional.empty(), Optional.empty(), rows, Map.of(), List.of())));
        }
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }
}

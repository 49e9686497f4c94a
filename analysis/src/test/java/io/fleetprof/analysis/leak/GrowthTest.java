package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.State;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Growth in one container, and over many. */
class GrowthTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YOUNG = Duration.ofSeconds(40);

    @Test
    void aSteadyRiseInASettledProcessIsProbable() {
        Analysis analysis = new Scene()
                .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        Finding finding = analysis.findings().getFirst();
        assertThat(finding.growth().perMinute())
                .hasValueSatisfying(rate -> assertThat(rate).isBetween(599.9, 600.1));
        assertThat(finding.had()).contains("rose in every snapshot: 100 → 200 → 300");
        assertThat(finding.lacked()).anyMatch(line -> line.startsWith("identities"));
    }

    @Test
    void twoSnapshotsOnlySuspect() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 300))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void aYoungContainerOnlySuspects() {
        assertThat(new Scene()
                        .pod(YOUNG, Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void unlessTheIndividualsStay() {
        assertThat(new Scene()
                        .pod(
                                YOUNG,
                                Row.user(Scene.RECEIVE, "shop.wait", 100, 200, 300)
                                        .staying())
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void driftIsNotGrowth() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 1000, 1030, 1060))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    /** Chance moves a load both ways: it does not explain a rise from which nobody was missing. */
    @Test
    void aSmallerRiseIsSuspectedWhereNobodyLeft() {
        Finding finding = threads(760, 820, 880, Row::staying).findings().getFirst();
        assertThat(finding.tier()).isEqualTo(Tier.SUSPECTED);
        assertThat(finding.had()).contains("nobody left from snapshot to snapshot");
        assertThat(finding.lacked()).anyMatch(line -> line.startsWith("a rise of 162 or more"));
    }

    @Test
    void thatRiseIsDriftWhereSomeLeft() {
        assertThat(threads(760, 820, 880, row -> row.sliding(1)).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void aTenthMoreIsNeededEvenWhereNobodyLeft() {
        assertThat(threads(760, 790, 820, Row::staying).verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(threads(76, 96, 116, Row::staying).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void cleanTellsTheRiseThatTheLargestPlaceCouldHide() {
        assertThat(threads(760, 790, 820, Row::staying).reason())
                .startsWith("nothing growing faster than 150 a minute at one place (477 at the largest) over 20 s");
    }

    private static Analysis threads(long first, long second, long third, UnaryOperator<Row> who) {
        return new Scene()
                .pod(HOUR, who.apply(Row.thread(Scene.PARKED, "shop.wait", first, second, third)))
                .analyse();
    }

    @Test
    void risingLoadTurnsOver() {
        assertThat(new Scene()
                        .pod(
                                HOUR,
                                Row.user(Scene.RECEIVE, "shop.wait", 100, 400, 900)
                                        .turningOver())
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void fivePointsGiveAnInterval() {
        Finding finding = new Scene()
                .pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 205, 295, 410, 500))
                .analyse()
                .findings()
                .getFirst();
        assertThat(finding.growth().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isLessThan(600);
            assertThat(interval.high()).isGreaterThan(600);
        });
    }

    @Test
    void growthIsNeverMutedByNoise() {
        State io = Scene.IO;
        Row readers = Row.user(io, "github.com/gorilla/websocket.(*Conn).ReadMessage", 2000, 3000, 4000);
        assertThat(new Scene().pod(HOUR, readers).analyse().verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void aSlowRiseOverManyPodsIsSuspected() {
        Scene scene = new Scene();
        for (int i = 0; i < 10; i++) {
            scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100 + i, 110 + i, 121 + i));
        }
        Analysis analysis = scene.analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("FLEET_GROWTH");
    }

    @Test
    void manyPodsThatWanderAreClean() {
        Scene scene = new Scene();
        for (int i = 0; i < 10; i++) {
            long up = i % 2 == 0 ? 10 : -10;
            scene.pod(HOUR, Row.user(Scene.RECEIVE, "shop.wait", 100, 100 + up, 100 + 2 * up));
        }
        assertThat(scene.analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void thatTheProducerVanishedIsSaid() {
        Analysis analysis = new Scene()
                .pod(
                        HOUR,
                        Row.user(Scene.RECEIVE, "shop.consume", 100, 200, 300),
                        Row.user(Scene.SEND, "shop.produce", 4, 4, 0))
                .analyse();
        assertThat(analysis.findings().getFirst().had()).contains("producer shop.produce: 4 → 0");
    }
}

package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The textbook leak: ten thousand sleepers started one by one. */
class AsleepTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YOUNG = Duration.ofSeconds(40);

    @Test
    void leakingWhileItStarts() {
        assertThat(new Scene()
                        .pod(
                                YOUNG,
                                Row.user(Scene.SLEEP, "shop.nap", 3000, 6000, 9000)
                                        .staying())
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void suspectInTheMinutesAfter() {
        Analysis analysis = new Scene()
                .pod(
                        HOUR,
                        Row.user(Scene.SLEEP, "shop.nap", 10_000, 10_000, 10_000)
                                .staying())
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("ASLEEP");
    }

    @Test
    void leakingAfterTenMinutesOfSleep() {
        assertThat(new Scene()
                        .pod(
                                HOUR,
                                Row.user(Scene.SLEEP, "shop.nap", 10_000, 10_000)
                                        .waitedMinutes(10))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void shortSleepsThatTurnOverAreClean() {
        assertThat(new Scene()
                        .pod(
                                HOUR,
                                Row.user(Scene.SLEEP, "shop.backoff", 8000, 8100, 8050)
                                        .turningOver())
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}

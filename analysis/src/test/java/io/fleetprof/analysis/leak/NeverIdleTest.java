package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Those who stand where nothing healthy rests. */
class NeverIdleTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aThousandBlockedSendersAreProbable() {
        Analysis analysis = new Scene()
                .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 1000, 1000, 1000))
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.detector()).isEqualTo("NEVER_IDLE");
            assertThat(finding.location().display()).isEqualTo("shop.fan (shop.go:22)");
            assertThat(finding.cause()).contains("nobody receives");
            assertThat(finding.verify()).contains("go tool pprof -top -focus='shop\\.fan' file-2");
        });
    }

    @Test
    void nineHundredAreNot() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 999, 999, 999))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void backpressureThatTurnsOverIsAnObservation() {
        Analysis analysis = new Scene()
                .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 4000, 4100, 4200).turningOver())
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.observations()).singleElement().satisfies(seen -> assertThat(seen.had())
                .contains("others at every snapshot: traffic, not a leak"));
    }

    @Test
    void everySnapshotMustShowThem() {
        assertThat(new Scene()
                        .pod(HOUR, Row.user(Scene.SEND, "shop.fan", 3000, 20, 3000))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}

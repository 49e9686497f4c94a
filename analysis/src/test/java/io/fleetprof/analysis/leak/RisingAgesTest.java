package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Counts that follow the age of the pods. */
class RisingAgesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Scene pods(long... counts) {
        Scene scene = new Scene();
        for (int i = 0; i < counts.length; i++) {
            scene.pod(HOUR.multipliedBy(i + 1), Row.user(Scene.RECEIVE, "shop.wait", counts[i], counts[i]));
        }
        return scene;
    }

    @Test
    void theOlderTheMoreIsSuspected() {
        Analysis analysis = pods(40, 90, 130, 190, 230).analyse();
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("RISES_WITH_AGE");
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void countsThatDoNotFollowAgeAreClean() {
        assertThat(pods(130, 40, 230, 90, 190).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }
}

package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Source;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The runtime's own proof. */
class UnreachableTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Row leaked(long... counts) {
        return Row.user(Scene.RECEIVE, "shop.lost", counts).source(Source.GOROUTINE_LEAK);
    }

    @Test
    void tenAtOnePlaceAreProven() {
        Analysis analysis = new Scene().pod(HOUR, leaked(10)).analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings().getFirst().tier()).isEqualTo(Tier.PROVEN);
    }

    @Test
    void growingIsProven() {
        assertThat(new Scene().pod(HOUR, leaked(2, 3)).analyse().verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void twoPodsWithDifferingCountsAreProven() {
        assertThat(new Scene()
                        .pod(HOUR, leaked(1))
                        .pod(HOUR, leaked(3))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void aSingleOneIsAFact() {
        Analysis analysis = new Scene()
                .pod(HOUR, leaked(1, 1), Row.user(Scene.RECEIVE, "shop.lost", 1, 1))
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.observations()).hasSize(1);
    }

    @Test
    void seenByBothProfilesItIsOneFinding() {
        Row seen = Row.user(Scene.RECEIVE, "shop.lost", 2000, 3000, 4000);
        assertThat(new Scene().pod(HOUR, leaked(2000, 4000), seen).analyse().findings())
                .hasSize(1);
    }
}

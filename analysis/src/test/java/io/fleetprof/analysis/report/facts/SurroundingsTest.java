package io.fleetprof.analysis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Instant ROLLOUT = Instant.parse("2026-11-23T13:57:00Z");
    private static final Surroundings KNOWN = new Surroundings(
            "node-1",
            Optional.of(ROLLOUT.plusSeconds(20)),
            Optional.of(new Surroundings.End(ROLLOUT.plusSeconds(600), "OOMKilled, exit code 137")),
            Optional.of(new Surroundings.Rollout(ROLLOUT, "v2.14")),
            Optional.of(412L << 20),
            Optional.of(512L << 20));

    @Test
    void whatBeganWithARolloutIsSaidTo() {
        assertThat(KNOWN.rolloutNear(ROLLOUT.plusSeconds(80))).contains("(rollout of v2.14)");
        assertThat(KNOWN.rolloutNear(ROLLOUT.plusSeconds(3600))).isEmpty();
        assertThat(KNOWN.rolloutNear(ROLLOUT.minusSeconds(3600))).isEmpty();
        assertThat(Surroundings.NONE.rolloutNear(ROLLOUT)).isEmpty();
    }

    @Test
    void memoryIsToldBesideItsLimit() {
        assertThat(KNOWN.memory()).contains("412 MiB of 512 MiB");
        assertThat(Surroundings.NONE.memory()).isEmpty();
    }

    @Test
    void everyKnownTimeIsAnEvent() {
        assertThat(KNOWN.events("cart-1"))
                .flatExtracting(Timeline.Event::what)
                .containsExactly(
                        "rollout of v2.14", "pod started on node-1", "container ended: OOMKilled, exit code 137");
        assertThat(Surroundings.NONE.events("cart-1")).isEmpty();
    }
}

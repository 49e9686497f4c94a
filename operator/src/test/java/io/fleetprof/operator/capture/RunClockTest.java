package io.fleetprof.operator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunClockTest {
    @Test
    void goesOnWhereAnotherProgramBegan() {
        Instant planned = Instant.now().minusSeconds(40);

        RunClock clock = RunClock.since(planned);

        assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        assertThat(clock.instant(Duration.ofSeconds(41))).isEqualTo(planned.plusSeconds(41));
    }

    @Test
    void doesNotWaitForAClockThatIsAhead() {
        assertThat(RunClock.since(Instant.now().plusSeconds(3600)).elapsed()).isLessThan(Duration.ofMinutes(1));
    }
}

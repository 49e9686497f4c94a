package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Those who wait for a pool. */
class PoolExhaustedTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theSameWaitersInEverySnapshotAreProbable() {
        Row waiters = Row.user(Scene.SELECT, "shop.query", 20, 20, 20)
                .in("database/sql.(*DB).conn")
                .staying();
        Analysis analysis = new Scene().pod(HOUR, waiters).analyse();
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("POOL_EXHAUSTED");
        assertThat(analysis.findings().getFirst().cause()).contains("pool is exhausted");
    }

    @Test
    void waitersThatComeAndGoAreLoad() {
        Row waiters = Row.user(Scene.SELECT, "shop.query", 20, 20, 20)
                .in("database/sql.(*DB).conn")
                .turningOver();
        assertThat(new Scene().pod(HOUR, waiters).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }
}

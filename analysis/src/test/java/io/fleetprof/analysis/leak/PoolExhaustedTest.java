package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Those who wait for a pool. */
class PoolExhaustedTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theSameWaitersForAMinuteAreProbable() {
        Row waiters = waiters().staying().waitedMinutes(1);
        Analysis analysis = new Scene().pod(HOUR, waiters).analyse();
        assertThat(analysis.findings().getFirst().detector()).isEqualTo("POOL_EXHAUSTED");
        assertThat(analysis.findings().getFirst().cause()).contains("pool is exhausted");
    }

    @Test
    void theSameWaitersMayHaveBeenServedInBetween() {
        Analysis analysis = new Scene().pod(HOUR, waiters().staying()).analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().cause()).contains("undersized or leaking");
        assertThat(analysis.findings().getFirst().lacked()).anyMatch(line -> line.contains("goroutine debug=2"));
    }

    @Test
    void whoIsAtWorkWithALoanIsNamedAsEvidence() {
        Row borrower = Row.user(Scene.IO, "shop.report", 3, 2, 3).in("database/sql.(*Rows).Next");
        Analysis analysis = new Scene()
                .pod(HOUR, waiters().staying().waitedMinutes(1), borrower)
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().had()).anyMatch(line -> line.contains("up to 3 are seen at work"));
    }

    @Test
    void whoeverTimesOutBetweenTwoSnapshotsWaitedThroughTheOthers() {
        Row leftOnce = threads(20, 20, 20).running(moment -> moment / 2);
        assertThat(new Scene().pod(HOUR, leftOnce).analyse().verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void threadsThatRanInBetweenWereServedOrGaveUp() {
        Row served = threads(20, 20, 20).running(moment -> moment);
        Analysis analysis = new Scene().pod(HOUR, served).analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().lacked())
                .anyMatch(line -> line.contains("they were served, or gave up"));
    }

    @Test
    void borrowersWhoHoldOnForHalfAMinuteExhaustThePool() {
        Row served = threads(20, 20, 20).running(moment -> moment);
        Row borrowers = Row.thread(Scene.PARKED, "shop.report", 3, 3, 3)
                .in("com.zaxxer.hikari.pool.HikariProxyStatement.executeQuery")
                .staying()
                .running(_ -> 0);
        Scene brief = new Scene().every(Duration.ofSeconds(5));
        Scene longer = new Scene().every(Duration.ofSeconds(20));
        assertThat(brief.pod(HOUR, served, borrowers).analyse().verdict()).isEqualTo(Verdict.SUSPECT);
        Analysis held = longer.pod(HOUR, served, borrowers).analyse();
        assertThat(held.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(held.findings().getFirst().had()).anyMatch(line -> line.startsWith("the same 3 hold"));
    }

    @Test
    void waitersThatComeAndGoAreLoad() {
        assertThat(new Scene().pod(HOUR, waiters().turningOver()).analyse().verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    private static Row waiters() {
        return Row.user(Scene.SELECT, "shop.query", 20, 20, 20).in("database/sql.(*DB).conn");
    }

    private static Row threads(long... counts) {
        return Row.thread(Scene.PARKED, "shop.query", counts)
                .in("com.zaxxer.hikari.pool.HikariPool.getConnection")
                .staying();
    }
}

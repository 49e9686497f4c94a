package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Threads of a JVM: what they wait for decides why they leak and what to do. */
class ThreadCausesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final State PARKED = new State("WAITING (parking)", StateClass.IDLE_ABLE);
    private static final State TIMED = new State("TIMED_WAITING (parking)", StateClass.IDLE_ABLE);
    private static final State BLOCKED = new State("BLOCKED (on object monitor)", StateClass.NEVER_IDLE);
    private static final String GET_CONNECTION = "com.zaxxer.hikari.pool.HikariPool.getConnection";

    private static Finding only(Row... rows) {
        Analysis analysis = new Scene().pod(HOUR, rows).analyse();
        assertThat(analysis.findings()).hasSize(1);
        return analysis.findings().getFirst();
    }

    private static Row virtual(State state, String function, long... counts) {
        return Row.thread(state, function, counts).family(Family.VIRTUAL_THREAD).source(Source.THREAD_JSON);
    }

    @Test
    void theSameWaitersForHikariProveItExhaustedAndNotByWhom() {
        Finding finding = only(Row.thread(TIMED, "shop.Orders.load", 12, 12, 12)
                .in(GET_CONNECTION)
                .staying()
                .running(_ -> 0));

        assertThat(finding.detector()).isEqualTo("POOL_EXHAUSTED");
        assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
        assertThat(finding.cause()).contains("The HikariCP pool is at its maximum: 12 threads");
        assertThat(finding.remedy()).contains("leakDetectionThreshold (from 2000 ms", "2 × CPU cores");
        assertThat(finding.lacked()).anyMatch(line -> line.startsWith("the borrower: HikariCP does not tell"));
    }

    /** With 30 s of patience and ten seconds between snapshots two in three are there again. */
    @Test
    void waitersForHikariThatGiveUpAreSuspected() {
        Finding finding = only(Row.thread(TIMED, "shop.Orders.load", 12, 12, 12)
                .in(GET_CONNECTION)
                .sliding(4)
                .running(moment -> moment));

        assertThat(finding.detector()).isEqualTo("POOL_EXHAUSTED");
        assertThat(finding.tier()).isEqualTo(Tier.SUSPECTED);
        assertThat(finding.lacked()).anyMatch(line -> line.contains("connectionTimeout"));
        assertThat(finding.cause()).contains("undersized or leaking");
    }

    @Test
    void waitersForHikariThatComeAndGoAreLoad() {
        Row waiters = Row.thread(TIMED, "shop.Orders.load", 12, 12, 12)
                .in(GET_CONNECTION)
                .turningOver();

        assertThat(new Scene().pod(HOUR, waiters).analyse().verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void aMonitorNamesItsHolder() {
        Finding finding = only(Row.thread(BLOCKED, "shop.Bank.deposit", 300, 300, 300)
                .label("held by=\"teller\" at shop.Bank.withdraw (Bank.java:28)", 300));

        assertThat(finding.had()).contains("held by thread \"teller\" at shop.Bank.withdraw (Bank.java:28)");
        assertThat(finding.cause()).contains("300 threads queue at shop.Bank.deposit", "does not let go");
        assertThat(finding.remedy()).contains("no I/O, no sleep and no call to another service under a lock");
    }

    @Test
    void aDeadlockHasItsCauseAndRemedy() {
        Finding finding = only(Row.thread(new State("deadlock", StateClass.NEVER_IDLE), "shop.Bank.save", 1, 1, 1));

        assertThat(finding.cause()).startsWith("A deadlock");
        assertThat(finding.remedy()).contains("one order everywhere", "tryLock");
    }

    @Test
    void threadsParkForASignalThatNobodyGives() {
        Finding finding = only(Row.thread(PARKED, "shop.Orders.confirm", 100, 200, 300));

        assertThat(finding.cause()).contains("for a signal that nobody gives");
        assertThat(finding.remedy()).contains("bounded executor");
    }

    @Test
    void virtualThreadsWaitForAFutureThatNobodyCompletes() {
        Finding finding = only(virtual(PARKED, "shop.Receipts.await", 1000, 2000, 3000)
                .in("java.util.concurrent.CompletableFuture.get"));

        assertThat(finding.cause()).contains("3000 virtual threads wait at shop.Receipts.await", "nobody completes");
        assertThat(finding.remedy()).contains("orTimeout", "StructuredTaskScope");
    }

    @Test
    void pinnedVirtualThreadsAreNamedToThoseThatPileUp() {
        State runnable = new State("RUNNABLE", StateClass.RUNNING);
        Finding finding = only(
                virtual(runnable, "shop.Ledger.start", 1000, 2000, 3000),
                virtual(PARKED, "shop.Ledger.post", 4, 4, 4).in("java.lang.VirtualThread.parkOnCarrierThread"));

        assertThat(finding.had()).contains("pinned to their carriers: 4 at shop.Ledger.post (shop.go:22)");
        assertThat(finding.cause()).contains("keep their carriers (4 at shop.Ledger.post (shop.go:22))");
        assertThat(finding.remedy()).contains("ReentrantLock", "Java 24");
    }
}

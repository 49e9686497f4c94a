package io.fleetprof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.population.Family;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of real JVMs, from bytes to verdict; the programs are in e2e/workloads/jvm/golden. */
class RecordedJvmsTest {
    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25", "jdk21/json", "jdk25/json"})
    void an_executor_for_each_call_leaks_and_is_named(String jdk) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/ExecutorPerCall-every-4s");

        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fingerprint().family()).isEqualTo(Family.EXECUTOR);
            assertThat(finding.location().display()).isEqualTo("pool-*-thread-*");
            assertThat(finding.count()).isEqualTo(120);
            assertThat(finding.cause()).contains("never shut down");
            assertThat(finding.lacked()).anyMatch(line -> line.contains("jdk.ThreadStart"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void three_hundred_idle_workers_are_clean(String jdk) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/IdleWorkers-every-4s");

        assertThat(analysis.verdict()).as(analysis.reason()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.observations()).anyMatch(seen -> seen.count() == 300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void a_thread_for_each_request_leaks_where_it_waits(String jdk) throws IOException {
        assertThat(only(Recording.analyse(jdk + "/ThreadPerRequest-every-4s"))).satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.location().display())
                    .isEqualTo("shop.ThreadPerRequest.confirm (ThreadPerRequest.java:37)");
            assertThat(finding.state().name()).isEqualTo("WAITING (parking)");
            assertThat(finding.remedy()).contains("bounded executor");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25", "jdk25/json"})
    void a_convoy_names_who_holds_the_monitor(String jdk) throws IOException {
        assertThat(only(Recording.analyse(jdk + "/MonitorConvoy-every-4s"))).satisfies(finding -> {
            assertThat(finding.location().function()).isEqualTo("shop.MonitorConvoy.deposit");
            assertThat(finding.detector()).isEqualTo("NEVER_IDLE");
            assertThat(finding.had())
                    .contains("held by thread \"teller\" at shop.MonitorConvoy.withdraw (MonitorConvoy.java:28)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void a_deadlock_is_proven_in_both_places(String jdk) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/Deadlock-every-4s");

        assertThat(analysis.findings())
                .allMatch(finding -> finding.tier() == Tier.PROVEN)
                .extracting(finding -> finding.location().function())
                .containsExactlyInAnyOrder("shop.Deadlock.save", "shop.Deadlock.spend");
        assertThat(analysis.remarks())
                .anyMatch(remark -> remark.contains("deadlock: thread \"saver\" at shop.Deadlock.save"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk21/json", "jdk25/json"})
    void virtual_threads_that_wait_for_ever_leak_where_they_wait(String jdk) throws IOException {
        assertThat(only(Recording.analyse(jdk + "/VirtualWaiters-every-4s"))).satisfies(finding -> {
            assertThat(finding.fingerprint().family()).isEqualTo(Family.VIRTUAL_THREAD);
            assertThat(finding.location().function()).isEqualTo("shop.VirtualWaiters.awaitReceipt");
            assertThat(finding.state().name()).isEqualTo("WAITING (parking)");
            assertThat(finding.cause()).contains("future that nobody completes");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk25"})
    void a_pool_whose_leases_are_lost_leaks_where_all_wait(String jdk) throws IOException {
        assertThat(only(Recording.analyse(jdk + "/LeasesLost-every-4s"))).satisfies(finding -> {
            assertThat(finding.detector()).isEqualTo("POOL_EXHAUSTED");
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.location().function()).isEqualTo("theatre.CloakRoom.handOutCoat");
            assertThat(finding.cause()).contains("nobody gives back");
        });
    }

    /** Forty threads on five connections: the same ones wait at any time, and each is served three times a second. */
    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk25"})
    void a_busy_pool_of_short_leases_is_not_called_leaking(String jdk) throws IOException {
        assertUndecided(Recording.analyse(jdk + "/LeasesShort-every-4s"), "are seen at work with what it has lent");
    }

    /** JSON has no CPU times: who waits at each look may have been served in between. */
    @ParameterizedTest
    @ValueSource(strings = {"LeasesLost", "LeasesShort"})
    void json_alone_cannot_tell_a_busy_pool_from_one_that_leaks(String program) throws IOException {
        assertUndecided(Recording.analyse("jdk25/json/" + program + "-every-4s"), "seen at work");
    }

    private static void assertUndecided(Analysis analysis, String evidence) {
        assertThat(analysis.verdict()).as(analysis.reason()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.had()).anySatisfy(line -> assertThat(line)
                    .startsWith("undersized or leaking: ")
                    .contains(evidence));
            assertThat(finding.lacked()).anyMatch(line -> line.startsWith("waiters known to stand in one wait"));
            assertThat(finding.cause()).contains("undersized or leaking");
            assertThat(finding.remedy()).contains("See which it is", "leakDetectionThreshold");
        });
    }

    private static Finding only(Analysis analysis) {
        assertThat(analysis.verdict()).as(analysis.reason()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings()).hasSize(1);
        return analysis.findings().getFirst();
    }
}

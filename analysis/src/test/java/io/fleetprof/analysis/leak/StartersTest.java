package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who starts threads and makes executors, by the starts that a recording has. */
class StartersTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String POOL = "pool-*-thread-*";
    private static final State ALIVE = new State("alive", StateClass.OPEN);
    private static final State PARKED = new State("WAITING (parking)", StateClass.IDLE_ABLE);

    private static Row executors(long... counts) {
        return Row.runtime(ALIVE, POOL, counts).family(Family.EXECUTOR).source(Source.THREAD_PRINT);
    }

    /** Threads 100 to 400. */
    private static Row workers() {
        return Row.runtime(PARKED, POOL, 300, 300, 300)
                .family(Family.THREAD)
                .source(Source.THREAD_PRINT)
                .ids(100, 400);
    }

    private static Finding first(Row... rows) {
        return new Scene().pod(HOUR, rows).analyse().findings().getFirst();
    }

    @Test
    void anExecutorPerCallStandsWhereItIsMade() {
        Finding finding = first(
                executors(40, 80, 120),
                workers(),
                Row.starts("shop.Reports.render", 38).ids(100, 137),
                Row.starts("shop.Mail.send", 20).ids(138, 139));

        assertThat(finding.location().display()).isEqualTo("shop.Reports.render (shop.go:22)");
        assertThat(finding.fingerprint().function()).isEqualTo("shop.Reports.render");
        assertThat(finding.createdBy()).contains(finding.location());
        assertThat(finding.had())
                .contains("started at shop.Reports.render (shop.go:22): named by 38 of 40 thread starts recorded"
                        + " (joined by thread id)");
        assertThat(finding.cause()).contains("never shut down", "shop.Reports.render");
        assertThat(finding.remedy()).contains("2–4 × CPU");
        assertThat(finding.lacked()).noneMatch(line -> line.startsWith("the creating line"));
    }

    @Test
    void itsCommandsLookForWhatStandsInTheFiles() {
        Finding finding = first(
                executors(40, 80, 120),
                workers(),
                Row.starts("shop.Reports.render", 38).ids(100, 137));

        assertThat(finding.verify())
                .containsExactly(
                        "zgrep -c -E 'pool-[0-9]+-thread-[0-9]+' file-2",
                        "jfr print --stack-depth 64 --events OldObjectSample,ThreadStart file-0");
    }

    @Test
    void withoutIdsTheirNamesTell() {
        Finding finding = first(
                executors(40, 80, 120),
                Row.starts("shop.Reports.render", 30).label("name=" + POOL, 30),
                Row.starts("shop.Mail.send", 10).label("name=" + POOL, 10),
                Row.starts("shop.Other.run", 90).label("name=other-*", 90));

        assertThat(finding.location().function()).isEqualTo("shop.Reports.render");
        assertThat(finding.had())
                .anyMatch(line ->
                        line.endsWith("named by 30 of 40 thread starts recorded (joined by the name pool-*-thread-*)"));
    }

    @Test
    void whatManyStartIsNamedAfterNobody() {
        Finding finding = first(
                executors(40, 80, 120),
                Row.starts("shop.A.run", 15).label("name=" + POOL, 15),
                Row.starts("shop.B.run", 14).label("name=" + POOL, 14),
                Row.starts("shop.C.run", 13).label("name=" + POOL, 13));

        assertThat(finding.location().function()).isEqualTo(POOL);
        assertThat(finding.had()).noneMatch(line -> line.startsWith("started at"));
        assertThat(finding.lacked())
                .anyMatch(
                        line -> line.contains("come from 3 places, none of which made half: shop.A.run (shop.go:22) 15")
                                && line.contains("thread factories"));
    }

    @Test
    void startsOfOthersNameNobody() {
        Finding finding =
                first(executors(40, 80, 120), Row.starts("shop.Other.run", 90).label("name=other-*", 90));

        assertThat(finding.location().function()).isEqualTo(POOL);
        assertThat(finding.lacked())
                .contains("the creating line: of 90 thread starts recorded none is theirs; record"
                        + " while more of them are started");
    }

    @Test
    void withoutARecordingItIsSaidHowToLearn() {
        assertThat(first(executors(40, 80, 120)).lacked())
                .contains("the creating line: thread starts in a JFR recording have it (jdk.ThreadStart)");
    }

    @Test
    void siblingsOfTheSameWorkloadShareTheName() {
        Finding finding = new Scene()
                .pod(
                        HOUR,
                        executors(40, 80, 120),
                        Row.starts("shop.Reports.render", 30).label("name=" + POOL, 30))
                .pod(HOUR, executors(30, 60, 90))
                .analyse()
                .findings()
                .getFirst();

        assertThat(finding.fingerprint().function()).isEqualTo("shop.Reports.render");
        assertThat(finding.pods()).hasSize(2);
    }

    @Test
    void aThreadPerRequestStaysWhereItWaitsAndKnowsWhoStartedIt() {
        Finding finding = first(
                Row.thread(PARKED, "shop.Orders.confirm", 100, 200, 300).ids(1000, 1299),
                Row.starts("shop.Orders.handle", 120).ids(1180, 1299));

        assertThat(finding.location().function()).isEqualTo("shop.Orders.confirm");
        assertThat(finding.createdBy())
                .hasValueSatisfying(line -> assertThat(line.function()).isEqualTo("shop.Orders.handle"));
        assertThat(finding.cause()).startsWith("A thread is started for each item of work at shop.Orders.handle");
        assertThat(finding.remedy()).contains("bounded executor", "queue of 100–1000");
    }

    @Test
    void idsDecideAgainstNames() {
        Finding finding = first(
                Row.thread(PARKED, "shop.Orders.confirm", 100, 200, 300)
                        .ids(1000, 1299)
                        .label("name=Thread-*", 300),
                Row.starts("shop.Orders.handle", 20).ids(1280, 1299),
                Row.starts("shop.Audit.write", 500).ids(5000, 5499).label("name=Thread-*", 500));

        assertThat(finding.createdBy())
                .hasValueSatisfying(line -> assertThat(line.function()).isEqualTo("shop.Orders.handle"));
    }

    @Test
    void threadsWithoutANameAreNotJoinedByIt() {
        Row nameless = Row.thread(PARKED, "shop.Receipts.await", 1000, 2000, 3000)
                .family(Family.VIRTUAL_THREAD)
                .source(Source.THREAD_JSON)
                .label("name=", 3000);

        assertThat(first(nameless, Row.starts("shop.Other.run", 90).label("name=", 90))
                        .createdBy())
                .isEmpty();
    }
}

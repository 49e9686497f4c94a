package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file shows how many there are, and never that they stay: at most a suspicion, but for what proves itself. */
class SingleSnapshotTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Row threads(State state, long... counts) {
        return Row.user(state, "shop.Bank.withdraw", counts)
                .family(Family.THREAD)
                .source(Source.THREAD_PRINT);
    }

    @Test
    void backpressureInOneFileIsSuspectedAtMost() {
        Row senders = Row.user(Scene.SEND, "shop.fan", 4000);
        suspects(new Scene().pod(HOUR, senders).analyse());
    }

    @Test
    void soIsAConvoyInOneThreadDump() {
        State blocked = new State("BLOCKED (on object monitor)", StateClass.NEVER_IDLE);
        suspects(new Scene().pod(HOUR, threads(blocked, 300)).analyse());
    }

    @Test
    void soAreSleepersHoweverLongTheySlept() {
        Row sleepers = Row.user(Scene.SLEEP, "shop.nap", 10_000).waitedMinutes(12);
        suspects(new Scene().pod(HOUR, sleepers).analyse());
    }

    @Test
    void soAreRequestsHoweverLongTheyAreHeld() {
        Row held = Row.user(Scene.SELECT, "shop.checkout", 1500)
                .under("net/http.HandlerFunc.ServeHTTP")
                .waitedMinutes(12);
        suspects(new Scene().pod(HOUR, held).analyse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chan send (nil chan)", "chan receive (nil chan)", "select (no cases)"})
    void nothingWakesWhoWaitsOnNothing(String state) {
        Row lost = Row.user(new State(state, StateClass.NEVER_IDLE), "shop.lost", 1000);
        assertThat(new Scene().pod(HOUR, lost).analyse().verdict()).isEqualTo(Verdict.LEAKING);
    }

    @Test
    void aDeadlockIsProvenByOneFile() {
        State deadlock = new State("deadlock", StateClass.NEVER_IDLE);
        Finding finding =
                new Scene().pod(HOUR, threads(deadlock, 2)).analyse().findings().getFirst();
        assertThat(finding.tier()).isEqualTo(Tier.PROVEN);
        assertThat(finding.lacked()).noneMatch(line -> line.startsWith("a second snapshot"));
    }

    private static void suspects(Analysis analysis) {
        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lacked()).anyMatch(line -> line.startsWith("a second snapshot"));
            assertThat(finding.had()).noneMatch(line -> line.contains("every snapshot"));
        });
    }
}

package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Descriptors by peer, and whose they are. */
class DescriptorsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Row sockets(State state, long... counts) {
        return Row.user(state, "socket 10.0.0.3:8080", counts)
                .family(Family.DESCRIPTOR)
                .source(Source.PROCESS);
    }

    private final Row goroutines = Row.user(Scene.RECEIVE, "shop.work", 5, 5, 5);

    @Test
    void whatIsNeitherJvmNorGoIsSaidToBeSo() {
        Analysis analysis = new Scene()
                .pod(HOUR, Row.socket(new State("ESTABLISHED", StateClass.OPEN), "10.0.0.7:5432", 3, 3, 3))
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.remarks()).anySatisfy(line -> assertThat(line)
                .startsWith("pod-0: no JVM and no Go program with pprof was read here")
                .contains("give the process id of the JVM itself"));
    }

    @Test
    void closeWaitThatGrowsIsProbable() {
        State closeWait = new State("CLOSE_WAIT", StateClass.HALF_CLOSED);
        Analysis analysis = new Scene()
                .pod(HOUR, sockets(closeWait, 50, 150, 250), goroutines)
                .analyse();
        assertThat(analysis.verdict()).isEqualTo(Verdict.LEAKING);
        assertThat(analysis.findings().getFirst().cause()).contains("peer closed");
    }

    @Test
    void closeWaitIsHeldAgainstTheLimitOfTheProcess() {
        State closeWait = new State("CLOSE_WAIT", StateClass.HALF_CLOSED);
        assertThat(new Scene()
                        .pod(HOUR, sockets(closeWait, 200, 200, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
        assertThat(new Scene()
                        .with(Gauge.DESCRIPTOR_LIMIT, 256)
                        .pod(HOUR, sockets(closeWait, 200, 200, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void openSocketsThatGrowMayBeClients() {
        State open = new State("ESTABLISHED", StateClass.OPEN);
        assertThat(new Scene()
                        .pod(HOUR, sockets(open, 50, 150, 250), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void socketsOfALeakInCodeAreThatLeaks() {
        State open = new State("ESTABLISHED", StateClass.OPEN);
        Analysis analysis = new Scene()
                .pod(HOUR, sockets(open, 50, 150, 250), Row.user(Scene.SELECT, "shop.call", 10, 110, 210))
                .analyse();
        assertThat(analysis.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.location().function()).isEqualTo("shop.call"));
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fleetprof.operator.demo.JvmCase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What fills the heap of a pod, in a namespace that allows to count it: each leak beside its twin. */
@CrowdedClusterTest
class JvmHeapsClusterIT {
    /** Before that a heap may just be warming up, and none is suspected. */
    private static final Duration SETTLED = Duration.ofSeconds(125);

    private static final String COUNTS =
            "{kind: Histogram, snapshots: 3, interval: 5s}, {kind: Threads, snapshots: 2, interval: 5s}";

    private static final String HIGH = "capture: {impact: High}";

    /** Reads from its own end of a pipe whether its leak may begin. */
    private static final String BELL = "command: [/bin/sh, -c, 'mkfifo /tmp/bell;"
            + " exec /opt/java/bin/java @/program/options \"$@\" 0<>/tmp/bell', sh]";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
        stage.namespace()
                .cluster()
                .kubectl("label", "namespace", stage.namespace().name(), "fleetprof.io/allow=high");
    }

    private static JvmService program(String name, String leak, boolean leaky, int rate) {
        return JvmService.of(name, images.plain(), images.words(leak, leaky, rate))
                .limitedTo("256Mi");
    }

    private static void assertSuspected(JsonNode status, JvmCase.Side leak) {
        JsonNode finding = status.at("/findings/0");
        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Suspect");
        assertThat(finding.at("/tier").asText()).isEqualTo(leak.tier());
        assertThat(finding.at("/location").asText()).startsWith(leak.function());
        assertThat(finding.at("/remedy").asText()).as(status.toString()).contains(leak.remedy());
    }

    @Test
    void aMapThatOnlyGrowsIsNamedByItsField() {
        JvmService growing = program("wishes", "static-map", true, 8000);
        JvmPods leak = JvmPods.start(stage.namespace(), growing, growing.manifest(BELL));
        JvmPods twin = JvmPods.start(stage.namespace(), program("wishes-twin", "static-map", false, 0));
        JvmPair pair = new JvmPair(leak.ready(), twin.ready());
        Eventually.so(SETTLED.multipliedBy(2), "it is settled", () -> started(leak)
                .plus(SETTLED)
                .isBefore(Instant.now()));
        leak.shell("echo >/tmp/bell");

        JvmPair.Statuses statuses = pair.profiled("[{kind: JFR, duration: 5s}, " + COUNTS + "]", HIGH);

        assertSuspected(statuses.leak(), images.one("static-map").leak());
        assertThat(statuses.twin().at("/verdict").asText())
                .as(statuses.twin().toString())
                .isEqualTo("Clean");
    }

    private static Instant started(JvmPods pods) {
        ContainerStatus status = pods.pod().getStatus().getContainerStatuses().getFirst();
        return Instant.parse(status.getState().getRunning().getStartedAt());
    }

    @Test
    void coroutinesThatWaitForEverAreNamed() {
        JvmPair pair = JvmPair.start(
                stage.namespace(),
                program("held", "endless-delay", true, 60),
                program("held-twin", "endless-delay", false, 0));

        JvmPair.Statuses statuses = pair.profiled("[" + COUNTS + "]", HIGH);

        assertSuspected(statuses.leak(), images.one("endless-delay").leak());
        assertThat(statuses.twin().at("/verdict").asText())
                .as(statuses.twin().toString())
                .isEqualTo("Clean");
    }
}

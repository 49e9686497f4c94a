package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a JVM, or to the agent beside it, while it is profiled or between: nothing hangs, nothing is left. */
@CrowdedClusterTest
class JvmPodFaultsClusterIT {
    private static final String ONE_LOOK = "[{kind: Threads, snapshots: 1}]";
    private static final String RECORDING = "[{kind: JFR, duration: 12s}]";
    private static final Duration RESTART = Duration.ofMinutes(2);

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    /** Its heap may grow beyond the memory that its container has. */
    private static JvmPods start(String name) {
        List<String> words = new ArrayList<>(List.of("-Xmx1g"));
        words.addAll(images.words("executor-per-call", false, 4));
        words.addAll(List.of("-obeys", "1"));
        JvmService service = JvmService.of(name, images.plain(), words).limitedTo("300Mi");
        return JvmPods.start(stage.namespace(), service).ready();
    }

    private static void fillMemory(JvmPods pods) {
        String pod = pods.pod().getMetadata().getName();
        stage.namespace().kubectl("exec", pod, "-c", pods.service().name(), "--", "touch", "/tmp/fill");
    }

    private static void awaitOutOfMemory(JvmPods pods) {
        Eventually.so(RESTART, "it was killed and started anew", () -> pods.restarts() == 1);
        ContainerStateTerminated end = pods.pod()
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getLastState()
                .getTerminated();
        assertThat(end.getExitCode()).as(end.toString()).isEqualTo(137);
        assertThat(end.getReason()).as(end.toString()).isEqualTo("OOMKilled");
    }

    private static JsonNode profiled(String name, String app, String profiles) {
        try (Requested request = stage.namespace().request(Requests.ofApp(name, app, profiles))) {
            return request.complete().at("/targets/0");
        }
    }

    @Test
    void whatWasOutOfMemoryBetweenTwoRequestsGetsAnotherAgent() {
        JvmPods pods = start("greedy");
        profiled("greedy-1", "greedy", ONE_LOOK);

        fillMemory(pods);
        awaitOutOfMemory(pods);
        pods.ready();
        JsonNode target = profiled("greedy-2", "greedy", ONE_LOOK);

        assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Collected");
        assertThat(pods.agents()).hasSize(2);
    }

    @Test
    void whatIsOutOfMemoryWhileItIsRecordedIsToldApart() {
        JvmPods pods = start("bursting");
        TargetJvm jvm = TargetJvm.of(pods.pod());
        try (Requested request = stage.namespace().request(Requests.ofApp("bursting", "bursting", RECORDING))) {
            jvm.awaitRecording();

            fillMemory(pods);

            JsonNode target = request.complete().at("/targets/0");
            assertThat(target.at("/outcome").asText()).as(target.toString()).isIn("Gone", "Failed");
            assertThat(target.at("/reason").asText()).as(target.toString()).isEqualTo("ContainerRestarted");
            assertThat(stage.bucket().keys(stage.prefix(request))).noneMatch(key -> key.endsWith(".jfr"));
        }
        awaitOutOfMemory(pods);
    }

    /** The program of a session alone, as the kernel would choose it: the container still stands. */
    @Test
    void anAgentThatIsKilledIsStartedAgain() {
        JvmPods pods = start("bereft");
        TargetJvm jvm = TargetJvm.of(pods.pod());
        try (Requested request = stage.namespace().request(Requests.ofApp("bereft", "bereft", RECORDING))) {
            assertThat(jvm.awaitRecording()).as("it ends by itself").contains("duration=");

            NodeProcesses.ofAgents(pods.pod()).stream()
                    .filter(NodeProcesses::isJava)
                    .forEach(ProcessHandle::destroyForcibly);

            JsonNode target = request.complete().at("/targets/0");
            assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Collected");
        }
        assertUnharmed(pods, jvm);
    }

    @Test
    void aContainerOfAnAgentThatIsKilledIsReplaced() {
        JvmPods pods = start("widowed");
        TargetJvm jvm = TargetJvm.of(pods.pod());
        try (Requested request = stage.namespace().request(Requests.ofApp("widowed", "widowed", RECORDING))) {
            jvm.awaitRecording();

            NodeProcesses.ofAgents(pods.pod()).forEach(ProcessHandle::destroyForcibly);

            JsonNode target = request.complete().at("/targets/0");
            assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Collected");
        }
        assertUnharmed(pods, jvm);
        assertThat(pods.agents()).hasSize(2);
    }

    private static void assertUnharmed(JvmPods pods, TargetJvm jvm) {
        assertThat(jvm.oursRecorded()).isEmpty();
        assertThat(jvm.filesOfOurs()).isEmpty();
        assertThat(pods.restarts()).isZero();
    }
}

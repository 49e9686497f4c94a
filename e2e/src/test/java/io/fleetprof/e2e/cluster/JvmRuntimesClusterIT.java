package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JVMs of other releases than the agent's own, and as they are started elsewhere. */
@CrowdedClusterTest
class JvmRuntimesClusterIT {
    private static final String LOOKS = "[{kind: JFR, duration: 5s}, {kind: Threads, snapshots: 3, interval: 4s}]";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    private static JvmService program(String name, JvmRuntime runtime, String leak, boolean leaky, int rate) {
        String image = images.on(runtime, stage.namespace().cluster());
        return JvmService.of(name, image, images.words(leak, leaky, rate));
    }

    private static void assertNamed(JsonNode status, String leak) {
        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Leaking");
        assertThat(status.at("/findings/0/location").asText())
                .startsWith(images.one(leak).leak().function());
    }

    private static void assertClean(JsonNode status) {
        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Clean");
        assertThat(status.at("/targets/0/outcome").asText()).isEqualTo("Collected");
    }

    /** Whose thread dumps know no virtual threads, and which leaves recordings behind that end by themselves. */
    @Test
    void onJdk17WithoutTheModuleThatAttachesALeakIsNamed() {
        JvmPair pair = JvmPair.start(
                stage.namespace(),
                program("seventeen", JvmRuntime.JDK_17, "executor-per-call", true, 8),
                program("seventeen-twin", JvmRuntime.JDK_17, "executor-per-call", false, 8));

        JvmPair.Statuses statuses = pair.profiled(LOOKS);

        assertThat(pair.leak().shell("/opt/java/bin/java --list-modules"))
                .contains("java.base@17")
                .doesNotContain("jdk.attach");
        assertNamed(statuses.leak(), "executor-per-call");
        assertClean(statuses.twin());
        assertThat(pair.leak().restarts() + pair.twin().restarts()).isZero();
    }

    @Test
    void onJdk21ALeakOfVirtualThreadsIsNamed() {
        JvmPair pair = JvmPair.start(
                stage.namespace(),
                program("twentyone", JvmRuntime.JDK_21, "virtual-threads", true, 100),
                program("twentyone-twin", JvmRuntime.JDK_21, "virtual-threads", false, 100));

        JvmPair.Statuses statuses = pair.profiled(LOOKS);

        assertThat(pair.leak().shell("cat /opt/java/release")).contains("JAVA_VERSION=\"21.");
        assertNamed(statuses.leak(), "virtual-threads");
        assertClean(statuses.twin());
        assertThat(pair.leak().restarts() + pair.twin().restarts()).isZero();
    }

    /** A JVM of ours that took up the variable would listen on the same port, or end of it. */
    @Test
    void aJvmWithADebuggersPortIsProfiledAndGoesOnListening() throws IOException {
        JvmService service = program("debugged", JvmRuntime.JDK_17, "executor-per-call", false, 8);
        String manifest = service.manifest("env: [{name: JAVA_TOOL_OPTIONS, value: '-agentlib:jdwp="
                + "transport=dt_socket,server=y,suspend=n,address=*:5005'}]");
        JvmPods pods = JvmPods.start(stage.namespace(), service, manifest).ready();

        try (Requested request = stage.namespace()
                .request(Requests.ofApp(
                        "debugged",
                        "debugged",
                        "[{kind: JFR, duration: 3s},"
                                + " {kind: Threads, snapshots: 1}, {kind: Process, snapshots: 1}]"))) {
            JsonNode status = request.complete();

            assertThat(status.at("/targets/0/outcome").asText())
                    .as(status.toString())
                    .isEqualTo("Collected");
        }

        assertThat(pods.restarts()).isZero();
        assertThat(pods.log()).containsOnlyOnce("Listening for transport dt_socket at address: 5005");
        assertThat(greeted(pods, 5005)).isEqualTo("JDWP-Handshake");
    }

    /** What the debugger's port answers to the greeting that its protocol begins with. */
    private static String greeted(JvmPods pods, int port) throws IOException {
        byte[] greeting = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        try (LocalPortForward forward = stage.namespace()
                        .client()
                        .pods()
                        .inNamespace(stage.namespace().name())
                        .withName(pods.pod().getMetadata().getName())
                        .portForward(port);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), forward.getLocalPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.getOutputStream().write(greeting);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(greeting.length), StandardCharsets.US_ASCII);
        }
    }
}

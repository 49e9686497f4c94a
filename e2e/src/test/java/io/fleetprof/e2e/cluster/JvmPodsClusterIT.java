package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.operator.demo.JvmCase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JVMs in pods that are locked down and have no tools: profiled as they run, and not restarted. */
@CrowdedClusterTest
class JvmPodsClusterIT {
    /** A leak of threads shows in these; they take half a minute. */
    private static final String LOOKS = "[{kind: JFR, duration: 10s}, {kind: Threads, snapshots: 3, interval: 5s}]";

    private static final String ONE_LOOK = "[{kind: Threads, snapshots: 1}]";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    private static JvmPods start(JvmService service) {
        return JvmPods.start(stage.namespace(), service).ready();
    }

    private static JvmService leak(String name) {
        return JvmService.of(name, images.plain(), images.words("executor-per-call", true, 4));
    }

    private static JvmService twin(String name) {
        return JvmService.of(name, images.plain(), images.words("executor-per-call", false, 4));
    }

    private static JsonNode profiled(String name, String app, String profiles) {
        try (Requested request = stage.namespace().request(Requests.ofApp(name, app, profiles))) {
            return request.complete();
        }
    }

    private static JsonNode target(JsonNode status) {
        return status.at("/targets/0");
    }

    @Test
    void aLeakIsNamedAndItsPodIsNotRestarted() {
        JvmPods pods = start(leak("checkout"));

        try (Requested request = stage.namespace().request(Requests.ofApp("checkout", "checkout", LOOKS))) {
            JsonNode status = request.complete();

            assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Leaking");
            JvmCase.Side leak = images.one("executor-per-call").leak();
            assertThat(status.at("/findings/0/location").asText()).startsWith(leak.function());
            assertThat(target(status).at("/path").asText()).isEqualTo("Ephemeral");
            assertThat(target(status).at("/runtime").asText()).isEqualTo("JVM");
            assertThat(target(status).at("/outcome").asText()).isEqualTo("Collected");
            List<String> keys = stage.bucket().keys(stage.prefix(request));
            assertThat(keys)
                    .anyMatch(key -> key.endsWith(".jfr"))
                    .anyMatch(key -> key.matches(".*-Threads-\\w+\\.txt"));
            assertThat(pods.restarts()).isZero();
        }
    }

    /** Memory of the agent would count against the pod's limit, which is the container's: what takes none is taken. */
    @Test
    void aPodNearItsLimitIsLeftAliveAndGivesItsProcess() {
        JvmPods pods = start(twin("brim").limitedTo("72Mi"));
        String looks =
                "[{kind: JFR, duration: 5s}, {kind: Process, snapshots: 2, interval: 1s}, {kind: Threads, snapshots: 1}]";

        try (Requested request = stage.namespace().request(Requests.ofApp("brim", "brim", looks))) {
            JsonNode status = request.complete();

            assertThat(target(status).at("/outcome").asText())
                    .as(status.toPrettyString())
                    .isEqualTo("Downgraded");
            assertThat(target(status).at("/reason").asText()).isEqualTo("NearMemoryLimit");
            assertThat(target(status).at("/path").asText()).isEqualTo("Ephemeral");
            assertThat(stage.bucket().keys(stage.prefix(request)))
                    .filteredOn(key -> key.matches(".*-Process-\\w+\\.json"))
                    .hasSize(2);
            assertThat(pods.restarts()).isZero();
        }
    }

    @Test
    void threadsThatNobodyEndsAreNamed() {
        start(JvmService.of("courier", images.plain(), images.words("thread-per-request", true, 10)));

        JsonNode status = profiled("courier", "courier", "[{kind: Threads, snapshots: 3, interval: 5s}]");

        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Leaking");
        assertThat(status.at("/findings/0/location").asText())
                .startsWith(images.one("thread-per-request").leak().function());
    }

    @Test
    void itsTwinIsClean() {
        start(twin("catalog"));

        JsonNode status = profiled("catalog", "catalog", LOOKS);

        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Clean");
    }

    @Test
    void whatIsKnownToTheImageAloneIsFoundByALook() {
        JvmPods pods = start(twin("anonymous").unidentified());

        JsonNode status = profiled("anonymous", "anonymous", ONE_LOOK);

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Collected");
        assertThat(pods.agents())
                .extracting(agent -> agent.getSecurityContext().getRunAsUser())
                .as("the one that looks, and the one that is the program's user")
                .containsExactlyInAnyOrder(65_532L, 1000L);
    }

    @Test
    void whereNothingCanBeWrittenTheReasonSaysSo() {
        start(twin("sealed").withoutTmp());

        JsonNode status =
                profiled("sealed", "sealed", "[{kind: Threads, snapshots: 1}, {kind: Process, snapshots: 1}]");

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Downgraded");
        assertThat(target(status).at("/reason").asText()).isEqualTo("NoWritableTmp");
    }

    @Test
    void aRuntimeThatCannotRecordIsStillAskedForThreads() {
        start(JvmService.of("lean", images.withoutJfr(), images.words("executor-per-call", false, 4)));

        JsonNode status = profiled("lean", "lean", LOOKS);

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Downgraded");
        assertThat(target(status).at("/reason").asText()).isEqualTo("NoJfrModule");
    }

    @Test
    void fiveRequestsMakeOneContainer() {
        JvmPods pods = start(twin("often"));

        for (int i = 0; i < 5; i++) {
            JsonNode status = profiled("often-" + i, "often", ONE_LOOK);
            assertThat(target(status).at("/outcome").asText())
                    .as(status.toString())
                    .isEqualTo("Collected");
        }

        assertThat(pods.agents()).singleElement().satisfies(agent -> assertThat(agent.getName())
                .isEqualTo("fleetprof-0"));
    }

    @Test
    void aRequestMayForbidContainers() {
        JvmPods pods = start(twin("untouched"));
        try (Requested request = stage.namespace().request("""
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: untouched}
                spec:
                  target: {selector: {matchLabels: {app: untouched}}}
                  capture: {allowEphemeral: false}
                  profiles: [{kind: Threads, snapshots: 1}]
                """)) {
            JsonNode status = request.complete();

            assertThat(target(status).at("/outcome").asText())
                    .as(status.toString())
                    .isEqualTo("Skipped");
            assertThat(target(status).at("/reason").asText()).isEqualTo("EphemeralForbidden");
            assertThat(pods.agents()).isEmpty();
        }
    }

    /** As servers in C do, a shell would end by the signal that asks a JVM. */
    @Test
    void whatIsNoJvmIsLeftAlone() {
        JvmService shell = JvmService.of("shell", images.plain(), List.of());
        JvmPods pods = JvmPods.start(
                stage.namespace(),
                shell,
                shell.manifest()
                        .replace("args: []", "command: [/bin/sh, -c, 'echo pid; while true; do sleep 1; done']"));
        Eventually.so(Duration.ofMinutes(1), "it runs", () -> pods.pods().stream()
                .anyMatch(pod -> "Running".equals(pod.getStatus().getPhase())));

        JsonNode status = profiled("shell", "shell", "[{kind: Threads, snapshots: 1}, {kind: Process, snapshots: 1}]");

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Downgraded");
        assertThat(target(status).at("/reason").asText()).isEqualTo("NotAJvm");
        assertThat(pods.restarts()).isZero();
    }

    /** A process of the pod that maps no JVM and would die of the signal that asks one. */
    @Test
    void aGoProgramShowsItsProcessAndLives() {
        GoPods pods = stage.namespace().start(GoService.twin("gateway"));
        pods.ready();

        JsonNode status = profiled("gateway", "gateway", "[{kind: Process, snapshots: 2, interval: 1s}]");
        JsonNode threads = profiled("gateway-threads", "gateway", ONE_LOOK);

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Collected");
        assertThat(target(threads).at("/reason").asText())
                .as(threads.toString())
                .isEqualTo("NotAJvm");
        assertThat(pods.pods()).allSatisfy(pod -> assertThat(
                        pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
                .isZero());
    }

    @Test
    void aContainerThatWasStartedAnewGetsAnotherAgent() {
        JvmPods pods = start(twin("reborn"));
        profiled("reborn-1", "reborn", ONE_LOOK);
        stage.namespace()
                .kubectl(
                        "exec",
                        pods.pod().getMetadata().getName(),
                        "-c",
                        "fleetprof-0",
                        "--",
                        "/bin/sh",
                        "-c",
                        "kill 1");
        Eventually.so(Duration.ofMinutes(1), "it was started anew", () -> pods.restarts() == 1);
        pods.ready();

        JsonNode status = profiled("reborn-2", "reborn", ONE_LOOK);

        assertThat(target(status).at("/outcome").asText()).as(status.toString()).isEqualTo("Collected");
        assertThat(pods.agents()).hasSize(2);
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JVMs whose pods take no agent, asked by the jcmd of their own images. */
@CrowdedClusterTest
class ExecClusterIT {
    private static final String THREADS = "{kind: Threads, snapshots: 3, interval: 5s}";
    private static final String ONE_LOOK = "[{kind: Threads, snapshots: 1}]";
    private static final String FORBIDDEN = "capture: {allowEphemeral: false}";
    private static final String BY_EXEC = "capture: {path: Exec}";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    private static JvmService leak(String name) {
        return JvmService.of(name, images.withJcmd(), images.words("thread-per-request", true, 20));
    }

    private static JvmService twin(String name, String image) {
        return JvmService.of(name, image, images.words("thread-per-request", false, 4));
    }

    /** @param environment of its container, beside what finds jcmd */
    private static JvmPods start(TestNamespace namespace, JvmService service, String environment) {
        String env = "env: [{name: PATH, value: '/opt/java/bin:/usr/bin:/bin'}" + environment + "]";
        String manifest =
                service.manifest().replace("imagePullPolicy: Never", "imagePullPolicy: Never\n        " + env);
        return JvmPods.start(namespace, service, manifest).ready();
    }

    private static JsonNode profiled(String app, String profiles, String capture) {
        return profiled(stage.namespace(), app, profiles, capture);
    }

    private static JsonNode profiled(TestNamespace namespace, String app, String profiles, String capture) {
        try (Requested request = namespace.request(Requests.with(Requests.ofApp(app, app, profiles), capture))) {
            return request.complete();
        }
    }

    private static void assertNamesTheLeak(JsonNode status) {
        assertThat(status.at("/verdict").asText()).as(status.toPrettyString()).isEqualTo("Leaking");
        assertThat(status.at("/findings/0/location").asText())
                .startsWith(images.one("thread-per-request").leak().function());
        assertThat(status.at("/targets/0/path").asText()).isEqualTo("Exec");
    }

    private static void assertTarget(JsonNode status, String outcome, String reason, String told) {
        JsonNode target = status.at("/targets/0");
        assertThat(target.path("outcome").asText()).as(status.toPrettyString()).isEqualTo(outcome);
        assertThat(target.path("reason").asText()).isEqualTo(reason);
        assertThat(target.path("message").asText()).contains(told);
    }

    @Test
    void whereTheRequestForbidsAnAgentThreadsNameTheLeak() {
        JvmPods pods = start(stage.namespace(), leak("ferry"), "");

        JsonNode status = profiled("ferry", "[" + THREADS + "]", FORBIDDEN);

        assertNamesTheLeak(status);
        assertTarget(status, "Collected", "", "EphemeralForbidden");
        assertThat(pods.restarts()).isZero();
        assertThat(pods.agents()).isEmpty();
        assertThat(stage.namespace().kubectl("exec", pods.pod().getMetadata().getName(), "--", "ls", "/tmp"))
                .as("nothing is left")
                .doesNotContain("fleetprof");
    }

    @Test
    void wherePodSecurityForbidsItTheRestIsMissed() {
        try (TestNamespace namespace = TestNamespace.create(
                stage.namespace().cluster(), stage.namespace().name() + "-old")) {
            enforce(namespace, "baseline");
            JvmService old = leak("old");
            String env = "env: [{name: PATH, value: '/opt/java/bin:/usr/bin:/bin'}]";
            JvmPods.start(
                            namespace,
                            old,
                            old.manifest()
                                    .replace("imagePullPolicy: Never", "imagePullPolicy: Never\n        " + env)
                                    .replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true"))
                    .ready();
            enforce(namespace, "restricted");

            JsonNode status =
                    profiled(namespace, "old", "[{kind: JFR, duration: 5s}, " + THREADS + "]", "capture: {path: Auto}");

            assertNamesTheLeak(status);
            assertTarget(status, "Downgraded", "PodViolatesPolicy", "allowPrivilegeEscalation != false");
        }
    }

    private static void enforce(TestNamespace namespace, String level) {
        String label = "pod-security.kubernetes.io/enforce=" + level;
        namespace.cluster().kubectl("label", "--overwrite", "namespace", namespace.name(), label);
    }

    @Test
    void optionsForEveryJvmOfTheContainerAreNotObeyed() {
        start(stage.namespace(), twin("tuned", images.withJcmd()), ", {name: JAVA_TOOL_OPTIONS, value: -Dshop=1}");

        JsonNode status = profiled("tuned", ONE_LOOK, BY_EXEC);

        assertTarget(status, "Skipped", "Unsupported", "JAVA_TOOL_OPTIONS is set for the container");
    }

    /** Where jcmd obeyed, it would end at once: the port is the program's. */
    @Test
    void optionsThatTheImageSetsDoNotReachJcmd() {
        start(stage.namespace(), twin("debugged", images.withDebugger()), "");

        JsonNode status = profiled("debugged", "[{kind: Threads, snapshots: 1}]", BY_EXEC);

        assertTarget(status, "Collected", "", "");
    }

    @Test
    void anImageWithoutJcmdSaysSo() {
        start(stage.namespace(), twin("lean", images.plain()), "");

        assertTarget(profiled("lean", ONE_LOOK, BY_EXEC), "Skipped", "Unsupported", "its image cannot run jcmd");
    }

    @Test
    void oneNearItsLimitGetsNoSecondJvm() {
        JvmPods pods = start(stage.namespace(), twin("brim", images.withJcmd()).limitedTo("100Mi"), "");

        JsonNode status = profiled("brim", ONE_LOOK, BY_EXEC);

        assertTarget(status, "Skipped", "NearMemoryLimit", "jcmd needs 96");
        assertThat(pods.restarts()).isZero();
    }

    @Test
    void whatTakesAnAgentIsLeftOut() {
        start(stage.namespace(), twin("texts", images.withJcmd()), "");

        JsonNode status = profiled("texts", "[{kind: Process}, {kind: Threads, snapshots: 1}]", BY_EXEC);

        assertTarget(status, "Downgraded", "Unsupported", "Exec gives Threads and Histogram alone");
    }
}

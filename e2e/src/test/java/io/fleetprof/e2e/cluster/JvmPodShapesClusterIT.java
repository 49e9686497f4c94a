package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a JVM may write, whose it is, and what runs beside it. */
@CrowdedClusterTest
class JvmPodShapesClusterIT {
    private static final String ONE_LOOK = "[{kind: JFR, duration: 3s}, {kind: Threads, snapshots: 1}]";
    private static final String LOOKS = "[{kind: Threads, snapshots: 3, interval: 4s}]";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String LEAK = "thread-per-request";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    private static JvmService twin(String name) {
        return JvmService.of(name, images.plain(), images.words("executor-per-call", false, 4));
    }

    private static JsonNode profiled(TestNamespace namespace, String app, String profiles) {
        try (Requested request = namespace.request(Requests.ofApp(app, app, profiles))) {
            return request.complete();
        }
    }

    private static void assertOutcome(JsonNode status, String outcome, String reason) {
        JsonNode target = status.at("/targets/0");
        assertThat(target.at("/outcome").asText()).as(status.toString()).isEqualTo(outcome);
        assertThat(target.at("/reason").asText()).as(status.toString()).isEqualTo(reason);
    }

    /** The same pod as before, whose /tmp is as if nobody had been there. */
    private static void assertUntouched(JvmPods pods, String uid) {
        assertThat(pods.pod().getMetadata().getUid()).isEqualTo(uid);
        assertThat(pods.pod().getStatus().getPhase()).isEqualTo("Running");
        assertThat(pods.restarts()).isZero();
        assertThat(pods.shell("ls -A /tmp").lines())
                .noneMatch(name -> name.startsWith("fleetprof") || name.startsWith(".attach"));
        assertThat(Integer.parseInt(pods.shell("du -sk /tmp").split("\\s+")[0]))
                .as("KiB")
                .isLessThan(1024);
    }

    /** Its user alone is given: which group it has the image's files decide, and a look tells. */
    @Test
    void aTmpInMemoryTakesARecording() {
        JvmPods pods = JvmPods.start(
                        stage.namespace(),
                        twin("volatile").withTmp("emptyDir: {medium: Memory}").as("runAsUser: 1234, "))
                .ready();
        String uid = pods.pod().getMetadata().getUid();

        JsonNode status = profiled(stage.namespace(), "volatile", ONE_LOOK);

        assertOutcome(status, "Collected", "");
        assertThat(pods.agents()).map(EphemeralContainer::getSecurityContext).anySatisfy(security -> {
            assertThat(security.getRunAsUser()).isEqualTo(1234);
            assertThat(security.getRunAsGroup()).isZero();
        });
        assertUntouched(pods, uid);
    }

    /** The JVM writes a recording twice, and who passes such a limit is evicted. */
    @Test
    void aTmpTooSmallForARecordingIsSpared() {
        JvmPods pods = JvmPods.start(stage.namespace(), twin("narrow").withTmp("emptyDir: {sizeLimit: 24Mi}"))
                .ready();
        String uid = pods.pod().getMetadata().getUid();

        JsonNode status = profiled(stage.namespace(), "narrow", ONE_LOOK);

        assertOutcome(status, "Downgraded", "TmpFull");
        assertUntouched(pods, uid);
    }

    @Test
    void aSmallTmpIsFilledToAThirdAtMost() {
        JvmPods pods = JvmPods.start(stage.namespace(), twin("modest").withTmp("emptyDir: {sizeLimit: 48Mi}"))
                .ready();
        String uid = pods.pod().getMetadata().getUid();

        JsonNode status = profiled(stage.namespace(), "modest", ONE_LOOK);

        assertOutcome(status, "Collected", "");
        assertThat(status.at("/targets/0/cost/bytes").asLong()).isBetween(1L, 16L << 20);
        assertUntouched(pods, uid);
    }

    /** With the rights that a container has where nobody took them away, and a file system of its own to write to. */
    @Test
    void aProgramOfRootWithItsUsualRightsIsRecorded() {
        try (TestNamespace namespace = TestNamespace.create(
                stage.namespace().cluster(), stage.namespace().name() + "-root")) {
            namespace
                    .cluster()
                    .kubectl(
                            "label",
                            "--overwrite",
                            "namespace",
                            namespace.name(),
                            "pod-security.kubernetes.io/enforce=baseline");
            JvmService service = twin("carefree").as("runAsUser: 0, ").withoutTmp();
            String manifest = service.manifest()
                    .replace("runAsNonRoot: true, ", "")
                    .replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true")
                    .replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")
                    .replace("drop: [ALL]", "");
            JvmPods pods = JvmPods.start(namespace, service, manifest).ready();
            String uid = pods.pod().getMetadata().getUid();

            assertOutcome(profiled(namespace, "carefree", ONE_LOOK), "Collected", "");
            assertUntouched(pods, uid);
        }
    }

    /** Both have the same user, and write to one /tmp. */
    @Test
    void ofTwoJvmsThatSeeEachOtherThatOfTheContainerIsAsked() {
        JvmService desk = JvmService.of("desk", images.plain(), images.words(LEAK, true, 20));
        JvmService crew = JvmService.of("crew", images.plain(), images.words(LEAK, false, 20));
        String manifest = desk.manifest()
                .replace("      containers:", "      shareProcessNamespace: true\n      containers:")
                .replace("      volumes:", container(crew) + "      volumes:");
        JvmPods pods = JvmPods.start(stage.namespace(), desk, manifest).ready();
        Eventually.so(SOON, "both are ready", () -> stage.namespace()
                .command("logs", pods.pod().getMetadata().getName(), "-c", "crew")
                .ended()
                .out()
                .contains("pid"));

        try (Requested ofDesk = stage.namespace().request(ofContainer("desk"));
                Requested ofCrew = stage.namespace().request(ofContainer("crew"))) {
            JsonNode leaking = ofDesk.complete();
            JsonNode clean = ofCrew.complete();

            assertThat(leaking.at("/verdict").asText()).as(leaking.toString()).isEqualTo("Leaking");
            assertThat(leaking.at("/findings/0/location").asText())
                    .startsWith(images.one(LEAK).leak().function());
            assertThat(clean.at("/verdict").asText()).as(clean.toString()).isEqualTo("Clean");
            assertThat(clean.at("/targets/0/container").asText()).isEqualTo("crew");
            assertThat(pods.restarts()).isZero();
        }
    }

    /** As its manifest has it, to stand beside another. */
    private static String container(JvmService service) {
        String manifest = service.manifest();
        return manifest.substring(
                manifest.indexOf("      - name: " + service.name()), manifest.indexOf("      volumes:"));
    }

    private static String ofContainer(String name) {
        return Requests.of(name, "{selector: {matchLabels: {app: desk}}, container: %s}".formatted(name), LOOKS);
    }

    /** A shell stands before them, as in many images, and one of them merely looks after the other. */
    @Test
    void ofSeveralJvmsInAContainerTheLargestIsAsked() {
        JvmService leak = JvmService.of("launched", images.plain(), images.words(LEAK, true, 20));
        String java = "/opt/java/bin/java @/program/options ";
        String launcher = String.join(" ", twin("launcher").words());
        String manifest =
                leak.manifest("command: [/bin/sh, -c, '%s -Xmx24m %s & %s -Xms96m -XX:+AlwaysPreTouch \"$@\"', sh]"
                        .formatted(java, launcher, java));
        JvmPods pods = JvmPods.start(stage.namespace(), leak, manifest).ready();
        Eventually.so(SOON, "both are ready", () -> pods.log().split("\"pid\"").length > 2);

        JsonNode status = profiled(stage.namespace(), "launched", LOOKS);

        assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Leaking");
        assertThat(status.at("/findings/0/location").asText())
                .startsWith(images.one(LEAK).leak().function());
        assertThat(pods.restarts()).isZero();
    }
}

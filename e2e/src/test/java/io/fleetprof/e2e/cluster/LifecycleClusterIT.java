package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pods and requests that end while they are at work: what was seen counts, what is gone is told, nothing hangs. */
@ClusterTest
class LifecycleClusterIT {
    private static final String LONG = "[{kind: Goroutine, snapshots: 6, interval: 4s}]";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Stage stage;
    private static GoPods steady;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        steady = stage.namespace().start(GoService.leak("steady")).ready();
    }

    /** Two pods are profiled for long enough that something happens to the first. */
    private static JsonNode during(String app, BiConsumer<GoPods, String> happens) {
        GoPods pods = stage.namespace()
                .start(GoService.leak(app).times(2).with("-obeys"))
                .ready();
        String first = pods.names().getFirst();
        try (Requested request = stage.namespace().request(Requests.ofApp(app, app, LONG))) {
            request.awaitPhase("Capturing", SOON);
            happens.accept(pods, first);
            JsonNode status = request.complete();
            assertThat(status.at("/podsSummary").asText())
                    .as(status.toPrettyString())
                    .isEqualTo("1/2");
            assertThat(Conditions.of(status)).containsEntry("Complete", "True PartlyCollected");
            JsonNode lost = status.at("/targets/0");
            assertThat(lost.at("/pod").asText()).isEqualTo(first);
            assertThat(lost.at("/message").asText()).isNotEmpty();
            return lost;
        }
    }

    @Test
    void aPodIsDeleted() {
        JsonNode lost = during("deleted", (_, pod) -> stage.namespace().kubectl("delete", "pod", pod, "--wait=false"));

        assertThat(lost.at("/outcome").asText()).isEqualTo("Gone");
    }

    @Test
    void aPodIsScaledAway() {
        JsonNode lost = during("scaled", (_, pod) -> {
            stage.namespace().kubectl("annotate", "pod", pod, "controller.kubernetes.io/pod-deletion-cost=-100");
            stage.namespace().kubectl("scale", "deployment/scaled", "--replicas=1");
        });

        assertThat(lost.at("/outcome").asText()).isEqualTo("Gone");
    }

    @Test
    void aContainerRestarts() {
        JsonNode lost = during("restarted", (pods, pod) -> pods.tell(pod, "quit"));

        assertThat(lost.at("/outcome").asText()).isIn("Gone", "Failed");
        assertThat(lost.at("/reason").asText()).isEqualTo("ContainerRestarted");
    }

    @Test
    void aContainerIsOutOfMemory() {
        JsonNode lost = during("filled", (pods, pod) -> pods.tell(pod, "fill"));

        assertThat(lost.at("/outcome").asText()).isIn("Gone", "Failed");
        assertThat(lost.at("/reason").asText()).isEqualTo("ContainerRestarted");
        assertThat(lost.at("/message").asText()).contains("OOMKilled");
    }

    @Test
    void aDeletedRequestStopsItsCapturesAndKeepsWhatItStored() {
        String name = "dropped";
        try (Requested request =
                stage.namespace().request(Requests.ofApp(name, "steady", "[{kind: CPU, duration: 8s}]"))) {
            request.awaitPhase("Capturing", SOON);

            stage.namespace().kubectl("delete", "profilerequest", name, "--timeout=10s");

            sleep(Duration.ofSeconds(12));
            assertThat(stage.bucket().keys(stage.prefix(request)))
                    .contains(stage.prefix(request) + "plan.json")
                    .noneMatch(key -> key.contains("CPU") || key.contains("findings") || key.contains("receipts"));
        }
    }

    @Test
    void aRequestMadeAgainUnderItsNameIsAnotherOne() {
        String manifest = Requests.ofApp("again", "steady", Requests.THREE_LOOKS);
        Requested first = stage.namespace().request(manifest);
        first.awaitPhase("Capturing", SOON);
        stage.namespace().kubectl("delete", "profilerequest", "again");
        try (first;
                Requested second = stage.namespace().request(manifest)) {
            JsonNode status = second.complete();

            assertThat(status.at("/podsSummary").asText()).isEqualTo("1/1");
            assertThat(status.at("/artifacts/prefix").asText())
                    .isEqualTo(stage.prefix(second))
                    .isNotEqualTo(stage.prefix(first));
            assertThat(stage.bucket().keys(stage.prefix(first)))
                    .noneMatch(key -> key.contains("findings") || key.contains("receipts"));
        }
    }

    @Test
    void twoRequestsShareAPod() {
        try (Requested one = stage.namespace().request(Requests.ofApp("one", "steady", Requests.THREE_LOOKS));
                Requested other = stage.namespace().request(Requests.ofApp("other", "steady", Requests.THREE_LOOKS))) {
            for (Requested request : List.of(one, other)) {
                JsonNode status = request.complete();
                assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
                assertThat(status.at("/targets/0/pod").asText())
                        .isEqualTo(steady.names().getFirst());
            }
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent's image that no node can pull. */
@DisruptiveClusterTest
class AgentPullClusterIT {
    private static final String TAG = "none";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void mistype(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
        stage.operator().upgrade("--set", "agent.tag=" + TAG);
    }

    @AfterAll
    static void mend() {
        stage.operator().upgrade();
    }

    private static JvmPods start(String name) {
        return JvmPods.start(
                stage.namespace(), JvmService.of(name, images.plain(), images.words("executor-per-call", false, 4)));
    }

    private static JsonNode target(String name, String app) {
        String looks = "[{kind: Threads, snapshots: 1}]";
        try (Requested request = stage.namespace().request(Requests.ofApp(name, app, looks))) {
            return request.complete().at("/targets/0");
        }
    }

    private static void assertNotPulled(JsonNode target, String where) {
        assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Failed");
        assertThat(target.at("/reason").asText()).isEqualTo("ImagePullFailed");
        assertThat(target.at("/message").asText())
                .contains("fleetprof-agent:" + TAG + where + target.at("/node").asText());
    }

    /** Containers can never be taken out of a pod: that the image is missing is learned from one of a node's pods. */
    @Test
    void theFirstPodTellsAndTheOthersAreSpared() {
        JvmPods first = start("first");
        JvmPods second = start("second");
        first.ready();
        second.ready();

        assertNotPulled(target("first", "first"), " on ");
        assertNotPulled(target("second", "second"), " lately on ");

        assertThat(first.agents()).hasSize(1);
        assertThat(second.agents()).isEmpty();
        assertThat(first.restarts() + second.restarts()).isZero();

        stage.operator().upgrade();
        assertThat(target("mended", "first").at("/outcome").asText()).isEqualTo("Collected");
        assertThat(first.agents()).hasSize(2);
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A MinIO that goes away in the middle of a request, and comes back with what it had. */
@ClusterTest
class StoreOutageClusterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PODS = 3;

    private static Stage stage;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        stage.namespace().start(GoService.leak("steady").times(PODS)).ready();
    }

    @Test
    void scaledToNoneAndBackDuringARequest() throws IOException {
        Cluster cluster = stage.namespace().cluster();
        try (Store store = new Store(cluster.client());
                OwnMinio minio = OwnMinio.start(stage.namespace(), store);
                TestStorage storage = TestStorage.create(cluster, "outage", Store.BUCKET, minio.endpoint());
                Requested request = stage.namespace()
                        .request(Requests.with(
                                Requests.ofApp("outage", "steady", Requests.THREE_LOOKS),
                                storage.ready().reference()))) {
            request.awaitPhase("Capturing", SOON);

            minio.scale(0);

            JsonNode told = request.await(SOON, "the store does not answer", status -> "False StorageFailed"
                            .equals(Conditions.of(status).get("Complete")))
                    .status();
            assertThat(Conditions.message(told, "Complete")).contains(request.folder(), minio.endpoint());

            minio.scale(1);

            assertWhole(request.complete());
        }
    }

    private static void assertWhole(JsonNode status) {
        assertThat(Conditions.of(status))
                .as(status.toPrettyString())
                .containsEntry("Complete", "True Succeeded")
                .containsEntry("LeakFound", "True Leaking");
        assertThat(status.at("/podsSummary").asText()).isEqualTo(PODS + "/" + PODS);
        assertThat(status.at("/findings/0/pods").asInt()).isEqualTo(PODS);
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A right is taken from the operator while it works: a condition names it, and work goes on when it is back. */
@DisruptiveClusterTest
class RightsLostClusterIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Stage stage;
    private static Cluster cluster;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        cluster = stage.namespace().cluster();
        GoPods steady = stage.namespace().start(GoService.leak("steady"));
        stage.namespace()
                .start(GoService.leak("loopback").with("-addr=127.0.0.1:6060"))
                .ready();
        steady.ready();
    }

    @ParameterizedTest
    @CsvSource({"get,namespaces", "list,pods", "get,replicasets", "get,pods"})
    void aConditionNamesIt(String verb, String resource) {
        try (Requested request = withoutRight(verb, resource)) {
            assertThat(Conditions.of(request.complete())).containsEntry("Complete", "True Succeeded");
        }
    }

    private static Requested withoutRight(String verb, String resource) {
        String named = "cannot %s resource \"%s\"".formatted(verb, resource);
        try (OperatorRole _ = OperatorRole.without(cluster, verb, resource)) {
            Requested request =
                    stage.namespace().request(Requests.ofApp(verb + "-" + resource, "steady", Requests.ONE_LOOK));
            request.await(SOON, named, status -> Stream.of("Accepted", "Complete")
                    .anyMatch(type ->
                            "False Forbidden".equals(Conditions.of(status).get(type))
                                    && Conditions.message(status, type).contains(named)));
            return request;
        }
    }

    @Test
    void aTargetNamesTheWayThatIsClosed() {
        try (OperatorRole _ = OperatorRole.without(cluster, "get", "pods/portforward");
                Requested request =
                        stage.namespace().request(Requests.ofApp("forward", "loopback", Requests.ONE_LOOK))) {
            JsonNode status = request.complete();

            assertThat(Conditions.of(status)).containsEntry("Complete", "True NothingCollected");
            assertThat(status.at("/targets/0/message").asText()).contains("may not get pods/portforward");
        }
    }

    /** Longer than a few retries take: a status that could not be written is not forgotten. */
    @Test
    void whatCouldNotBeWrittenIsWrittenLater() throws InterruptedException {
        try (Requested request = withoutStatus();
                TestStorage storage = new TestStorage(cluster, "unsaid")) {
            storage.ready();
            assertThat(Conditions.of(request.complete())).containsEntry("Complete", "True Succeeded");
        }
    }

    private static Requested withoutStatus() throws InterruptedException {
        try (OperatorRole _ = OperatorRole.without(cluster, "patch", "profilerequests/status")) {
            TestStorage.create(cluster, "unsaid", Store.BUCKET, Store.ENDPOINT);
            Requested request = stage.namespace().request(Requests.ofApp("unsaid", "steady", Requests.ONE_LOOK));
            Thread.sleep(45_000);
            assertThat(request.history()).allMatch(seen -> seen.phase().isEmpty());
            return request;
        }
    }
}

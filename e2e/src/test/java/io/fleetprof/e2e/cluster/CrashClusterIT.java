package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator dies at any time: the next one goes on, no container is counted twice and none is missing. */
@DisruptiveClusterTest
class CrashClusterIT {
    private static final int PODS = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Stage stage;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        stage.namespace().start(GoService.leak("fleet").times(PODS)).ready();
    }

    /** @param millis from the first capture: within the snapshots, at their end, within the analysis, about the status */
    @ParameterizedTest
    @ValueSource(ints = {0, 3_000, 8_000, 9_500, 11_000})
    void aRequestOutlivesItsOperator(int millis) throws InterruptedException {
        String target = "{selector: {matchLabels: {app: fleet}}, maxPods: %d}".formatted(PODS);
        try (Requested request =
                stage.namespace().request(Requests.of("crash-" + millis, target, Requests.THREE_LOOKS))) {
            request.awaitPhase("Capturing", SOON);
            Thread.sleep(millis);

            stage.operator().kill();

            JsonNode status = request.complete();
            assertThat(status.at("/podsSummary").asText()).isEqualTo(PODS + "/" + PODS);
            assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
            assertThat(status.at("/findings/0/pods").asInt()).isEqualTo(PODS);
            assertEachCountsOnce(request);
        } finally {
            stage.operator().awaitServing();
        }
    }

    private static void assertEachCountsOnce(Requested request) {
        String prefix = stage.prefix(request);
        List<String> keys = stage.bucket().keys(prefix);
        List<String> receipts = keys.stream()
                .filter(key -> key.startsWith(prefix + "receipts/"))
                .toList();
        assertThat(receipts).hasSize(PODS);
        for (String receipt : receipts) {
            JsonNode read = Documents.json(new String(stage.bucket().bytes(receipt), StandardCharsets.UTF_8));
            assertThat(read.at("/outcome").asText()).isEqualTo("Collected");
            assertThat(read.at("/artifacts").findValuesAsText("key"))
                    .isNotEmpty()
                    .isSubsetOf(keys)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsFinishedIsNotStartedAgain() throws InterruptedException {
        try (Requested request = stage.namespace().request(Requests.ofApp("once", "fleet", Requests.ONE_LOOK))) {
            request.complete();
            Thread.sleep(2_000);
            int states = request.history().size();
            List<String> keys = stage.bucket().keys(stage.prefix(request));

            stage.operator().kill();
            stage.operator().awaitServing();
            Thread.sleep(5_000);

            assertThat(request.history()).hasSize(states);
            assertThat(stage.bucket().keys(stage.prefix(request))).isEqualTo(keys);
        }
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The operator dies while JVMs are recorded: what it started ends, and the next one goes on. */
@DisruptiveClusterTest
class JvmPodCrashClusterIT {
    private static final int PODS = 2;

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    @AfterEach
    void recover() {
        stage.operator().awaitServing();
    }

    @Test
    void aRecordingDoesNotOutliveItsOperator() {
        JvmService service = JvmService.of("orphans", images.plain(), images.words("executor-per-call", false, 4));
        JvmPods pods = JvmPods.start(stage.namespace(), service.times(PODS)).ready();
        List<TargetJvm> jvms = pods.pods().stream().map(TargetJvm::of).toList();
        String manifest = Requests.ofApp("orphans", "orphans", "[{kind: JFR, duration: 12s}]");

        try (Requested request = stage.namespace().request(manifest)) {
            jvms.forEach(TargetJvm::awaitRecording);
            stage.operator().kill();

            JsonNode status = request.complete();

            assertThat(status.at("/podsSummary").asText())
                    .as(status.toPrettyString())
                    .isEqualTo(PODS + "/" + PODS);
            assertEachCountsOnce(stage.prefix(request));
        }
        assertThat(jvms).allSatisfy(jvm -> {
            assertThat(jvm.oursRecorded()).isEmpty();
            assertThat(jvm.filesOfOurs()).isEmpty();
        });
        assertThat(pods.restarts()).isZero();
    }

    private static void assertEachCountsOnce(String prefix) {
        List<JsonNode> receipts = stage.bucket().keys(prefix + "receipts/").stream()
                .map(key -> Documents.json(new String(stage.bucket().bytes(key), StandardCharsets.UTF_8)))
                .toList();
        assertThat(receipts)
                .extracting(receipt -> receipt.at("/outcome").asText())
                .containsOnly("Collected");
        assertThat(receipts)
                .extracting(receipt -> receipt.at("/container/pod").asText())
                .hasSize(PODS)
                .doesNotHaveDuplicates();
        assertThat(receipts.stream().flatMap(receipt -> receipt.at("/artifacts").findValuesAsText("key").stream()))
                .filteredOn(key -> key.endsWith(".jfr"))
                .hasSize(PODS)
                .doesNotHaveDuplicates();
    }
}

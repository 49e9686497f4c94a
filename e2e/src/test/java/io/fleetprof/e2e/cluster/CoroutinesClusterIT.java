package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.analysis.hprof.HeapDumpFile;
import io.fleetprof.operator.demo.JvmCase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What is taken of JVMs in pods only on purpose: heap dumps, and coroutines with who launched them. */
@CrowdedClusterTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CoroutinesClusterIT {
    private static final String HIGH = "capture: {impact: High, maxPause: 5s}";
    private static final String WATCH =
            "[{kind: Coroutines, duration: 5s}, {kind: Histogram, snapshots: 3, interval: 5s}]";
    private static final String DUMP = "[{kind: HeapDump}]";

    private static Stage stage;
    private static JvmCase leak;

    @BeforeAll
    static void start(Stage given) {
        stage = given;
        JvmImages images = JvmImages.in(stage.namespace().cluster());
        leak = images.one("endless-delay");
        List<String> words = images.words("endless-delay", true, 40);
        JvmPods.start(stage.namespace(), JvmService.of("hold", images.withAgents(), words))
                .ready();
        JvmPods.start(stage.namespace(), JvmService.of("bare", images.plain(), words))
                .ready();
    }

    @Test
    @Order(1)
    void withoutTheLabelOfTheNamespaceItIsRefused() {
        try (Requested request =
                stage.namespace().request(Requests.with(Requests.ofApp("early", "hold", DUMP), HIGH))) {
            JsonNode status = request.complete();

            assertThat(status.toString())
                    .contains("ImpactNotAllowed", "needs the label fleetprof.io/allow=high on namespace");
        }
        stage.namespace().kubectl("label", "namespace", stage.namespace().name(), "fleetprof.io/allow=high");
    }

    @Test
    @Order(2)
    void withoutTheImpactItIsRefused() {
        try (Requested request = stage.namespace().request(Requests.ofApp("modest", "hold", DUMP))) {
            JsonNode target = request.complete().at("/targets/0");

            assertThat(target.at("/reason").asText()).as(target.toString()).isEqualTo("ImpactTooHigh");
            assertThat(target.at("/message").asText()).contains("it needs spec.capture.impact High");
        }
    }

    @Test
    @Order(3)
    void theLineThatLaunchesWhatGrowsIsNamed() {
        try (Requested request =
                stage.namespace().request(Requests.with(Requests.ofApp("watch", "hold", WATCH), HIGH))) {
            JsonNode status = request.complete();

            assertThat(status.at("/targets/0/outcome").asText())
                    .as(status.toString())
                    .isEqualTo("Collected");
            String prefix = stage.prefix(request);
            assertThat(stage.bucket().keys(prefix)).anyMatch(key -> key.matches(".*/01-Coroutines-\\w+\\.txt"));
            JsonNode finding = Documents.json(
                            new String(stage.bucket().bytes(prefix + "findings.json"), StandardCharsets.UTF_8))
                    .at("/findings/0");
            assertThat(finding.at("/createdBy/function").asText())
                    .as(finding.toString())
                    .isEqualTo(leak.leak().function());
            assertThat(finding.at("/createdBy/line").asInt()).isPositive();
        }
    }

    @Test
    @Order(4)
    void aRuntimeThatLoadsNoAgentsSaysSo() {
        try (Requested request =
                stage.namespace().request(Requests.with(Requests.ofApp("bare", "bare", WATCH), HIGH))) {
            JsonNode target = request.complete().at("/targets/0");

            assertThat(target.at("/outcome").asText()).as(target.toString()).isEqualTo("Downgraded");
            assertThat(target.at("/reason").asText()).isEqualTo("NoInstrumentModule");
        }
    }

    @Test
    @Order(5)
    void aHeapDumpIsStoredWhole() {
        try (Requested request = stage.namespace().request(Requests.with(Requests.ofApp("dump", "hold", DUMP), HIGH))) {
            JsonNode status = request.complete();

            assertThat(status.at("/targets/0/outcome").asText())
                    .as(status.toString())
                    .isEqualTo("Collected");
            String dump = stage.bucket().keys(stage.prefix(request)).stream()
                    .filter(key -> key.matches(".*/01-HeapDump-\\w+\\.hprof\\.gz"))
                    .findFirst()
                    .orElseThrow();
            assertThat(HeapDumpFile.defect(
                            new ByteArrayInputStream(stage.bucket().bytes(dump))))
                    .isEmpty();
        }
    }
}

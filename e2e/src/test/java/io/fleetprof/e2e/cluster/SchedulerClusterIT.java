package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of the Go scheduler: read where the program publishes them, else what to enable. */
@ClusterTest
class SchedulerClusterIT {
    private static Stage stage;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        List<GoPods> pods = List.of(
                stage.namespace().start(GoService.leak("told").with("-metrics")),
                stage.namespace()
                        .start(GoService.leak("annotated")
                                .with("-metrics", "-below=/ops")
                                .annotated("fleetprof.io/port", "6060")
                                .annotated("fleetprof.io/path", "/ops")
                                .annotated("prometheus.io/port", "6060")
                                .annotated("prometheus.io/path", "/ops/metrics")),
                stage.namespace().start(GoService.leak("loopback").with("-metrics", "-addr=127.0.0.1:6060")),
                stage.namespace().start(GoService.leak("silent")));
        pods.forEach(GoPods::ready);
    }

    @Test
    void whatAProgramPublishesIsRead() {
        assertTold("told");
    }

    @Test
    void whereThePodSaysItIsRead() {
        assertTold("annotated");
    }

    @Test
    void throughAPortForwardAsWell() {
        assertTold("loopback");
    }

    @Test
    void whoPublishesNothingIsCollectedAndToldWhatToEnable() {
        try (Requested request = stage.namespace().request(Requests.ofApp("silent", "silent", Requests.THREE_LOOKS))) {
            assertLeaking(request.complete());
            Map<String, JsonNode> figures = figures(request);

            assertThat(figures.get("goroutines").at("/least").asLong()).isGreaterThan(1500);
            assertThat(figures.get("GOMAXPROCS").at("/text").asText()).startsWith("GOMAXPROCS: unknown; serve ");
            assertThat(keys(request)).noneMatch(key -> key.contains("Metrics") || key.contains("Expvar"));
        }
    }

    private static void assertTold(String app) {
        try (Requested request = stage.namespace().request(Requests.ofApp(app, app, Requests.THREE_LOOKS))) {
            assertLeaking(request.complete());
            Map<String, JsonNode> figures = figures(request);

            assertThat(figures.get("threads").at("/least").asLong()).isGreaterThan(1);
            assertThat(figures.get("GOMAXPROCS").at("/text").asText()).matches("GOMAXPROCS: \\d+ \\(/metrics\\)");
            assertThat(figures.get("scheduling latency, 99th percentile")
                            .at("/sources/0")
                            .asText())
                    .isEqualTo("/metrics, from the first snapshot to the last");
            List<String> kept = keys(request).stream()
                    .filter(key -> key.matches(".*-Metrics-\\w+\\.txt"))
                    .toList();
            assertThat(kept).hasSize(3);
            assertThat(new String(stage.bucket().bytes(kept.getFirst()), StandardCharsets.UTF_8))
                    .contains("go_threads")
                    .doesNotContain("orders_total", "jane.doe");
        }
    }

    private static void assertLeaking(JsonNode status) {
        assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
        assertThat(status.at("/targets/0/outcome").asText()).isEqualTo("Collected");
    }

    private static Map<String, JsonNode> figures(Requested request) {
        byte[] findings = stage.bucket().bytes(stage.prefix(request) + "findings.json");
        Map<String, JsonNode> figures = new TreeMap<>();
        Documents.json(new String(findings, StandardCharsets.UTF_8))
                .get("scheduler")
                .forEach(row -> figures.put(row.get("figure").asText(), row));
        return figures;
    }

    private static List<String> keys(Requested request) {
        return stage.bucket().keys(stage.prefix(request));
    }
}

package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other ways to leak, beside the healthy services that look like them, and services that do not lie open. */
@ClusterTest
@Execution(ExecutionMode.SAME_THREAD) // so many programs at once would weigh on the other tests
class ScenariosClusterIT {
    private static final int PODS = 3;

    private static Stage stage;

    @BeforeAll
    static void take(Stage given) {
        stage = given;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock-order", "ticker", "rows", "deadline"})
    void aLeakIsFoundAndItsTwinNotAccused(String scenario) {
        GoPods leak = start(GoService.leak(scenario + "-leak").of(scenario));
        GoPods twin = start(GoService.twin(scenario + "-twin").of(scenario));
        leak.ready();
        twin.ready();
        try (Requested ofLeak = request(leak);
                Requested ofTwin = request(twin)) {
            assertLeaking(ofLeak.complete(), leak.expected());
            assertClean(ofTwin.complete());
        } finally {
            end(leak);
            end(twin);
        }
    }

    static Stream<GoService> hidden() {
        return Stream.of(
                GoService.leak("loopback").with("-addr=127.0.0.1:6060"),
                GoService.leak("deaf").with("-addr=127.0.0.1:6060", "-deaf=$(POD_IP):6060"),
                GoService.leak("below").with("-below=/ops").annotated("fleetprof.io/path", "/ops"));
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void aLeakIsFoundWhereverItIsServed(GoService service) {
        GoPods leak = start(service).ready();
        try (Requested request = request(leak)) {
            assertLeaking(request.complete(), leak.expected());
        } finally {
            end(leak);
        }
    }

    private static GoPods start(GoService service) {
        return stage.namespace().start(service.times(PODS));
    }

    private static void end(GoPods pods) {
        stage.namespace().kubectl("delete", "deployment", pods.service().name(), "--wait=false");
    }

    private static Requested request(GoPods pods) {
        String app = pods.service().name();
        return stage.namespace().request(Requests.ofApp(app, app, Requests.THREE_LOOKS));
    }

    private static void assertLeaking(JsonNode status, JsonNode expected) {
        assertThat(status.at("/podsSummary").asText())
                .as(status.toPrettyString())
                .isEqualTo(PODS + "/" + PODS);
        assertThat(status.at("/verdict").asText()).as(status.toPrettyString()).isEqualTo("Leaking");
        JsonNode finding = status.at("/findings/0");
        assertThat(finding.at("/tier").asText()).isIn("Probable", "Proven");
        assertThat(finding.at("/state").asText())
                .isEqualTo(expected.get("state").asText());
        assertThat(finding.at("/location").asText())
                .startsWith(expected.get("function").asText() + " ("
                        + expected.get("file").asText() + ":");
        assertThat(finding.at("/pods").asInt()).isEqualTo(PODS);
        assertThat(finding.at("/count").asInt())
                .isGreaterThan(PODS * expected.get("first").asInt());
    }

    private static void assertClean(JsonNode status) {
        assertThat(status.at("/podsSummary").asText())
                .as(status.toPrettyString())
                .isEqualTo(PODS + "/" + PODS);
        assertThat(status.at("/verdict").asText()).as(status.toPrettyString()).isEqualTo("Clean");
    }
}

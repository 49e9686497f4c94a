package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator dies where it hurts: the next one goes on, no container is counted twice and none is missing. */
@DisruptiveClusterTest
class CrashClusterIT {
    private static final int PODS = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Stage stage;
    private static Tollgate tollgate;
    private static TestStorage storage;

    /**
     * Where it dies.
     *
     * @param toll what it waits for then
     */
    record Point(String name, Toll toll) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Point> points() {
        return Stream.of(
                new Point("plan-unheard", Toll.holdAnswer("PUT", "/plan.json$")),
                new Point("no-receipt", Toll.hold("PUT", "/receipts/")),
                new Point("artifact-no-receipt", Toll.hold("PUT", "/receipts/").after(PODS / 2)),
                new Point("no-report", Toll.hold("PUT", "/report/")),
                new Point("report-no-status", Toll.holdAnswer("PUT", "/manifest.json$")));
    }

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        tollgate = Tollgate.before(Store.ENDPOINT, stage.namespace());
        storage = TestStorage.create(stage.namespace().cluster(), "tolled", Store.BUCKET, tollgate.endpoint())
                .ready();
        stage.namespace().start(GoService.leak("fleet").times(PODS)).ready();
    }

    @AfterAll
    static void leave() {
        storage.close();
    }

    @AfterEach
    void recover() {
        tollgate.take();
        stage.operator().awaitServing();
        storage.ready();
    }

    @ParameterizedTest
    @MethodSource("points")
    void aRequestOutlivesItsOperator(Point point) {
        tollgate.take(point.toll());
        try (Requested request = request(point.name(), Requests.ONE_LOOK)) {
            tollgate.awaitHeld();

            stage.operator().kill();
            tollgate.take();

            assertWhole(request);
        }
    }

    /** The first four have their profile, the next four are being recorded. */
    @Test
    void aRequestOutlivesItsOperatorDuringCpuProfiles() throws InterruptedException {
        try (Requested request = request("cpu-profile", "[{kind: CPU, duration: 4s}]")) {
            String prefix = stage.prefix(request);
            Eventually.so(SOON, "a CPU profile is stored", () -> stage.bucket().keys(prefix).stream()
                    .anyMatch(key -> key.contains("-CPU-")));
            Thread.sleep(2_000);

            stage.operator().kill();

            assertWhole(request);
        }
    }

    /** What it takes apart of itself is not to be taken for the end of its targets. */
    @Test
    void aRequestOutlivesAnOperatorThatIsToldToEnd() throws InterruptedException {
        try (Requested request = request("told", Requests.THREE_LOOKS)) {
            request.awaitPhase("Capturing", SOON);
            Thread.sleep(2_000);

            stage.operator().end();

            assertWhole(request);
        }
    }

    private static Requested request(String name, String profiles) {
        String target = "{selector: {matchLabels: {app: fleet}}, maxPods: %d}".formatted(PODS);
        return stage.namespace().request(Requests.with(Requests.of(name, target, profiles), storage.reference()));
    }

    private static void assertWhole(Requested request) {
        JsonNode status = request.complete();
        assertThat(status.at("/podsSummary").asText())
                .as(status.toPrettyString())
                .isEqualTo(PODS + "/" + PODS);
        assertThat(Conditions.of(status)).containsEntry("Complete", "True Succeeded");
        String prefix = stage.prefix(request);
        List<String> keys = stage.bucket().keys(prefix);
        assertThat(keys).contains(prefix + "manifest.json", prefix + "findings.json", prefix + "report/index.html");
        assertEachCountsOnce(
                keys,
                keys.stream()
                        .filter(key -> key.startsWith(prefix + "receipts/"))
                        .toList());
    }

    private static void assertEachCountsOnce(List<String> keys, List<String> receipts) {
        List<String> pods = new ArrayList<>();
        List<String> artifacts = new ArrayList<>();
        for (String key : receipts) {
            JsonNode receipt = Documents.json(new String(stage.bucket().bytes(key), StandardCharsets.UTF_8));
            assertThat(receipt.at("/outcome").asText()).isEqualTo("Collected");
            assertThat(receipt.at("/artifacts")).isNotEmpty();
            pods.add(receipt.at("/container/pod").asText());
            artifacts.addAll(receipt.at("/artifacts").findValuesAsText("key"));
        }
        assertThat(pods).hasSize(PODS).doesNotHaveDuplicates();
        assertThat(artifacts).doesNotHaveDuplicates().isSubsetOf(keys);
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

package io.fleetprof.e2e.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.operator.demo.JvmCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three services behind Services that wait for each other without a timeout: who waits for whom is told over pods. */
@DisruptiveClusterTest
class ChainClusterIT {
    private static final String LOOKS = "[{kind: Threads, snapshots: 3, interval: 8s}, {kind: Process}]";
    private static final String CASE = "chain-of-calls";

    private static Stage stage;
    private static JvmImages images;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        images = JvmImages.in(stage.namespace().cluster());
    }

    /** One office of a line: its place in the chain, and the Service of the next. */
    private record Office(String line, String role, String calls) {
        String name() {
            return line + "-" + role;
        }

        JvmPods start(boolean leaky) {
            JvmCase.Side side = images.one(CASE).side(leaky);
            List<String> words = leaky
                    ? List.of(side.main(), "-first", "60", "-rate", "16", "-count", "2000", "-max-life", "3600")
                    : List.of(side.main(), "-first", "60", "-rate", "16", "-count", "120", "-max-life", "3600");
            JvmService service = JvmService.of(name(), images.plain(), words).limitedTo("768Mi");
            String manifest = service.manifest()
                    .replace(
                            "labels: {app: " + name() + "}, ann",
                            "labels: {app: " + name() + ", line: " + line + "}, ann")
                    .replace("args: [", "env: [" + environment() + "]\n        args: [");
            return JvmPods.start(stage.namespace(), service, manifest + """
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {name: %1$s}
                    spec: {selector: {app: %1$s}, ports: [{port: 8080}]}
                    """.formatted(name()));
        }

        private String environment() {
            String next = calls.isEmpty() ? "" : ", {name: CALLS, value: 'http://" + line + "-" + calls + ":8080/'}";
            return "{name: OFFICE, value: " + role + "}" + next;
        }
    }

    /** The last is started first, so that nobody is called in vain. */
    private static void start(String line, boolean leaky) {
        Stream.of(
                        new Office(line, "drivers", ""),
                        new Office(line, "routes", "drivers"),
                        new Office(line, "fares", "routes"))
                .map(office -> office.start(leaky))
                .forEach(JvmPods::ready);
    }

    private static void end(String line) {
        for (String role : List.of("fares", "routes", "drivers")) {
            stage.namespace().kubectl("delete", "deployment", line + "-" + role, "--wait=false");
        }
    }

    private static JsonNode profiled(String name, Map<String, String> labels) {
        String selector = labels.entrySet().stream()
                .map(label -> label.getKey() + ": " + label.getValue())
                .findFirst()
                .orElseThrow();
        try (Requested request =
                stage.namespace().request(Requests.of(name, "{selector: {matchLabels: {" + selector + "}}}", LOOKS))) {
            JsonNode status = request.complete();
            assertThat(status.at("/pods/collected").asInt())
                    .as(status.toString())
                    .isEqualTo(status.at("/pods/matched").asInt());
            JsonNode findings =
                    Documents.json(new String(stage.bucket().bytes(stage.prefix(request) + "findings.json"), UTF_8));
            assertThat(findings.get("verdict")).isEqualTo(status.get("verdict"));
            return findings;
        }
    }

    private static JsonNode at(JsonNode findings, String function) {
        return findings.get("findings")
                .valueStream()
                .filter(finding -> finding.at("/location/function").asText().equals(function))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings.get("findings").toPrettyString()));
    }

    private static String role(JsonNode findings, String party) {
        return findings.at("/chains/0/standings")
                .valueStream()
                .filter(standing -> standing.get("party").asText().equals(party))
                .map(standing -> standing.get("role").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        party + ": " + findings.path("chains").toPrettyString()));
    }

    @Test
    void theMiddleIsAVictimAndTheLastTheCause() {
        start("night", true);
        String asked = images.one(CASE).leak().function();

        JsonNode whole = profiled("whole", Map.of("line", "night"));

        assertThat(whole.get("verdict").asText()).as(whole.toPrettyString()).isEqualTo("Leaking");
        assertThat(whole.at("/chains/0/paths/0").valueStream().map(JsonNode::asText))
                .as(whole.path("chains").toPrettyString())
                .containsExactly("night-fares", "night-routes", "night-drivers");
        assertThat(role(whole, "night-fares")).isEqualTo("Caller");
        assertThat(role(whole, "night-routes")).isEqualTo("Victim");
        assertThat(role(whole, "night-drivers")).isEqualTo("Cause");
        JsonNode caller = at(whole, asked);
        assertThat(caller.get("cause").asText())
                .contains(
                        "Service night-routes:8080",
                        "night-fares → night-routes → night-drivers",
                        "night-drivers is the cause");
        assertThat(caller.get("remedy").asText()).contains("deadline", "circuit breaker");
        assertThat(caller.get("verify").valueStream().map(JsonNode::asText))
                .anyMatch(line -> line.contains("kubernetes.io/service-name=night-routes"));
        assertThat(whole.get("findings").valueStream().map(finding -> finding.get("cause")
                        .asText()))
                .anyMatch(cause -> cause.startsWith("This service is a victim"));

        JsonNode first = profiled("first", Map.of("app", "night-fares"));

        assertThat(role(first, "night-routes")).isEqualTo("NotProfiled");
        assertThat(at(first, asked).get("cause").asText()).contains("Service night-routes:8080");
        assertThat(at(first, asked).get("lacked").toString()).contains("night-routes was not profiled");

        try (OperatorRole _ = OperatorRole.without(stage.namespace().cluster(), "list", "services")) {
            JsonNode unnamed = profiled("unnamed", Map.of("app", "night-fares"));

            JsonNode link = unnamed.at("/chains/0/links/0");
            assertThat(link.get("callee").asText()).matches("[0-9.]+:8080");
            assertThat(role(unnamed, link.get("callee").asText())).isEqualTo("Unnamed");
            assertThat(at(unnamed, asked).get("lacked").toString())
                    .contains("cannot list resource \\\"services\\\"", "grant it with the chart's roles");
        }
        end("night");
    }

    @Test
    void withDeadlinesAndAnAnswerNobodyWaits() {
        start("day", false);

        JsonNode findings = profiled("healthy", Map.of("line", "day"));

        assertThat(findings.get("verdict").asText())
                .as(findings.toPrettyString())
                .isEqualTo("Clean");
        assertThat(findings.has("chains")).isFalse();
        end("day");
    }
}

package io.fleetprof.e2e.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
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
            return start(leaky, "");
        }

        /** @param beside further containers of its pods, as an entry of the list */
        JvmPods start(boolean leaky, String beside) {
            JvmService service =
                    JvmService.of(name(), images.plain(), words(leaky)).limitedTo("768Mi");
            String labelled = "labels: {app: " + name() + ", line: " + line + "}, ann";
            String manifest = service.manifest()
                    .replace("labels: {app: " + name() + "}, ann", labelled)
                    .replace("args: [", "env: [" + environment() + "]\n        args: [")
                    .replace("      volumes: [", beside + "      volumes: [");
            return JvmPods.start(stage.namespace(), service, manifest + """
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {name: %1$s}
                    spec: {selector: {app: %1$s}, ports: [{port: 8080}]}
                    """.formatted(name()));
        }

        /** A leak grows for as long as the tests take, its twin serves a fixed number. */
        private static List<String> words(boolean leaky) {
            String count = leaky ? "2000" : "120";
            String main = images.one(CASE).side(leaky).main();
            return List.of(main, "-first", "60", "-rate", "16", "-count", count, "-max-life", "3600");
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
            stage.namespace().kubectl("delete", "deployment", line + "-" + role, "--wait=false", "--ignore-not-found");
        }
    }

    /** @param label of the pods, {@code key: value} */
    private static JsonNode profiled(String name, String label) {
        return profiled(name, label, "");
    }

    private static JsonNode profiled(String name, String label, String container) {
        try (Requested request = stage.namespace()
                .request(Requests.of(name, "{selector: {matchLabels: {" + label + "}}" + container + "}", LOOKS))) {
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

        JsonNode whole = profiled("whole", "line: night");

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

        JsonNode first = profiled("first", "app: night-fares");

        assertThat(role(first, "night-routes")).isEqualTo("NotProfiled");
        assertThat(at(first, asked).get("cause").asText()).contains("Service night-routes:8080");
        assertThat(at(first, asked).get("lacked").toString()).contains("night-routes was not profiled");

        try (OperatorRole _ = OperatorRole.without(stage.namespace().cluster(), "list", "services")) {
            JsonNode unnamed = profiled("unnamed", "app: night-fares");

            JsonNode link = unnamed.at("/chains/0/links/0");
            assertThat(link.get("callee").asText()).matches("[0-9.]+:8080");
            assertThat(role(unnamed, link.get("callee").asText())).isEqualTo("Unnamed");
            assertThat(at(unnamed, asked).get("lacked").toString())
                    .contains("cannot list resource \\\"services\\\"", "grant it with the chart's roles");
        }
        end("night");
    }

    /** A mesh in name only: what counts is that somebody else carries the calls. */
    @Test
    void aMeshHidesWhoAnswers() {
        new Office("mesh", "drivers", "").start(true).ready();
        new Office("mesh", "fares", "drivers")
                .start(true, """
                              - name: istio-proxy
                                image: %s
                                imagePullPolicy: Never
                                args: [%s]
                                env: [{name: OFFICE, value: drivers}]
                                securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                        """.formatted(
                                images.plain(),
                                Office.words(true).stream()
                                        .map(word -> '"' + word + '"')
                                        .collect(Collectors.joining(", "))))
                .ready();

        JsonNode findings = profiled("mesh", "app: mesh-fares", ", container: mesh-fares");

        assertThat(at(findings, images.one(CASE).leak().function())
                        .get("lacked")
                        .toString())
                .contains("the peer behind the mesh's sidecar istio-proxy of mesh-fares");
        assertThat(findings.at("/chains/0/links/0/sidecars/0").asText()).isEqualTo("istio-proxy");
        end("mesh");
    }

    @Test
    void withDeadlinesAndAnAnswerNobodyWaits() {
        start("day", false);

        JsonNode findings = profiled("healthy", "line: day");

        assertThat(findings.get("verdict").asText())
                .as(findings.toPrettyString())
                .isEqualTo("Clean");
        assertThat(findings.has("chains")).isFalse();
        end("day");
    }
}

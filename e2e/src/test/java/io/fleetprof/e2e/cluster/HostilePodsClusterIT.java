package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Pods that pass for JVMs, {@code e2e/workloads/impostor}, and whose processes bear a name of escape codes: each ends in
 * a reason of its own, nothing is followed out of them, and the operator lives.
 */
@CrowdedClusterTest
class HostilePodsClusterIT {
    private static final String SCRIPT = "<script>alert`1`<script>";
    /** In a file that is in no image but the agent's, where the links of the impostors lead. */
    private static final String OF_AGENT = "DisplayVMOutputToStderr";

    private static Stage stage;
    private static Pod operator;

    @BeforeAll
    static void build(Stage given) {
        stage = given;
        Images.loadImpostors(stage.namespace().cluster());
        operator = stage.operator().pod().orElseThrow();
    }

    @AfterEach
    void theOperatorLives() {
        Pod now = stage.operator().pod().orElseThrow();
        assertThat(now.getMetadata().getUid()).isEqualTo(operator.getMetadata().getUid());
        assertThat(restarts(now)).isEqualTo(restarts(operator));
    }

    private static int restarts(Pod pod) {
        return pod.getStatus().getContainerStatuses().getFirst().getRestartCount();
    }

    private static JvmService impostor(String trick) {
        return JvmService.of(trick, Images.IMPOSTOR, List.of(trick)).limitedTo("256Mi");
    }

    /** @param troupe the value of a label that they share */
    private static void start(String troupe, Stream<JvmService> services) {
        String shared = "labels: {troupe: %s, app: ".formatted(troupe);
        services.map(service -> JvmPods.start(
                        stage.namespace(), service, service.manifest().replace("labels: {app: ", shared)))
                .toList()
                .forEach(JvmPods::ready);
    }

    private static Requested request(String troupe, String profiles) {
        String target = "{selector: {matchLabels: {troupe: %s}}}".formatted(troupe);
        return stage.namespace().request(Requests.of(troupe, target, profiles));
    }

    private static Map<String, String> reasons(JsonNode status) {
        Map<String, String> reasons = new TreeMap<>();
        status.at("/targets")
                .forEach(target -> reasons.put(
                        target.at("/container").asText(), target.at("/reason").asText()));
        return reasons;
    }

    /** Of every file that the request has stored, by its key. */
    private static Map<String, String> stored(Requested request) {
        Map<String, String> texts = new TreeMap<>();
        stage.bucket()
                .keys(stage.prefix(request))
                .forEach(key -> texts.put(key, new String(stage.bucket().bytes(key), StandardCharsets.ISO_8859_1)));
        return texts;
    }

    private static void assertNothingWasFollowed(Map<String, String> stored) {
        assertThat(stored).allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain(OF_AGENT));
    }

    /** Of a status too, which kubectl shows as it is. */
    private static void assertHarmless(Object text) {
        assertThat(text.toString()).doesNotContainPattern("[\u001b\u0007]|\\\\u001[bB]");
    }

    @Test
    void whatStandsForTheSocketOrAnswersInItsPlace() {
        JvmService linkedTmp = JvmService.of("tmp-link", Images.LINKED_IMPOSTOR, List.of("silent"));
        Stream<JvmService> tricks = Stream.of("silent", "endless", "file", "link", "elsewhere", "crowd")
                .map(HostilePodsClusterIT::impostor);
        start("attach", Stream.concat(tricks, Stream.of(linkedTmp.withoutTmp())));

        try (Requested request = request("attach", "[{kind: Threads, snapshots: 1}, {kind: Process, snapshots: 1}]")) {
            JsonNode status = request.complete();

            assertThat(reasons(status))
                    .as(status.toPrettyString())
                    .containsEntry("silent", "Timeout")
                    .containsEntry("endless", "TooLarge")
                    .containsEntry("file", "NotAProfile")
                    .containsEntry("link", "NotAProfile")
                    .containsEntry("elsewhere", "NotAProfile")
                    .containsEntry("tmp-link", "NoWritableTmp")
                    .containsEntry("crowd", "");
            assertThat(messageOf(status, "tmp-link")).contains("its /tmp cannot be opened");
            assertHarmless(status);
            Map<String, String> stored = stored(request);
            assertNothingWasFollowed(stored);
            assertThat(stored.keySet())
                    .as("the process, whatever it is called")
                    .filteredOn(key -> key.contains("-Process-"))
                    .hasSizeGreaterThanOrEqualTo(reasons(status).size());
        }
    }

    private static String messageOf(JsonNode status, String container) {
        return status.at("/targets")
                .valueStream()
                .filter(target -> target.at("/container").asText().equals(container))
                .map(target -> target.at("/message").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void recordingsThatAreNone() {
        start("tape", Stream.of("no-chunk", "bomb", "bottomless", "linked").map(HostilePodsClusterIT::impostor));

        try (Requested request = request("tape", "[{kind: JFR, duration: 1s}]")) {
            JsonNode status = request.complete();

            assertThat(reasons(status))
                    .as(status.toPrettyString())
                    .containsEntry("no-chunk", "CorruptJfr")
                    .containsEntry("bomb", "CorruptJfr")
                    .containsEntry("bottomless", "TooLarge")
                    .containsEntry("linked", "NotAProfile");
            assertThat(status.at("/verdict").asText()).isEqualTo("Inconclusive");
            assertHarmless(status);
            Map<String, String> stored = stored(request);
            assertNothingWasFollowed(stored);
            assertThat(stored.keySet()).noneMatch(key -> key.endsWith(".jfr"));
        }
    }

    @Test
    void functionsThatAreScriptsAreShownAsText() {
        start("stage", Stream.of(impostor("scripts")));

        try (Requested request = request("stage", "[{kind: Threads, snapshots: 3, interval: 2s}]")) {
            JsonNode status = request.complete();

            assertThat(status.at("/findings/0/location").asText())
                    .as(status.toPrettyString())
                    .contains(SCRIPT);
            assertHarmless(status);
            Map<String, String> stored = stored(request);
            String prefix = stage.prefix(request);
            assertShownAsText(stored.get(prefix + "report/index.html"));
            assertShownAsText(outsideOfCode(stored.get(prefix + "report/report.md")));
            assertThat(stored.get(prefix + "findings.json"))
                    .as("escaped as JSON has it")
                    .contains(SCRIPT)
                    .doesNotContain("\u001b");
        }
    }

    private static void assertShownAsText(String page) {
        assertThat(page).doesNotContain(SCRIPT).contains("alert");
        assertHarmless(page);
    }

    /** In a code block or span of Markdown everything is text. */
    private static String outsideOfCode(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```$|``.*?``", "");
    }
}

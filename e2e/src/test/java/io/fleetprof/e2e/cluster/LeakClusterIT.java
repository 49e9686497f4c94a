package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leaky Deployment is told from its healthy twin, in time, and everything that shows it is kept. Measured alone. */
@DisruptiveClusterTest
class LeakClusterIT {
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final Duration FIRST_WORD = Duration.ofSeconds(2);
    private static final Pattern TOTAL = Pattern.compile("accounting for .* of (\\d+) total");

    private static Stage stage;
    private static GoPods leak;
    private static GoPods twin;

    @TempDir
    Path folder;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        leak = stage.namespace().start(GoService.leak("checkout").times(3));
        twin = stage.namespace().start(GoService.twin("catalog").times(3));
        leak.ready();
        twin.ready();
    }

    private static Requested request(String app) {
        return stage.namespace().request("""
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: %1$s}
                spec:
                  target: {selector: {matchLabels: {app: %1$s}}}
                  profiles: [{kind: Goroutine, snapshots: 3, interval: 4s}]
                """.formatted(app));
    }

    @Test
    void aLeakIsFoundInTime() {
        try (Requested request = request("checkout")) {
            JsonNode status = request.complete();

            Duration whole = request.awaitPhase("Complete", WHOLE).after();
            stage.figures().took("apply to Complete, 3 pods, 3 looks in 8 s", whole, WHOLE);
            assertThat(whole).isLessThan(WHOLE);
            Requested.Seen first = request.await(
                    WHOLE, "progress", seen -> !seen.path("progress").asText().isEmpty());
            stage.figures().took("apply to phase and progress", first.after(), FIRST_WORD);
            assertThat(first.after()).isLessThan(FIRST_WORD);
            assertThat(first.phase()).isNotEmpty();
            assertLeaking(status, leak.expected());
            assertKept(request, status);
        }
    }

    private static void assertLeaking(JsonNode status, JsonNode expected) {
        assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
        assertThat(status.at("/podsSummary").asText()).isEqualTo("3/3");
        assertThat(status.at("/findingsCount").asInt()).isEqualTo(1);
        JsonNode finding = status.at("/findings/0");
        assertThat(finding.at("/tier").asText()).isIn("Probable", "Proven");
        assertThat(finding.at("/state").asText())
                .isEqualTo(expected.get("state").asText());
        assertThat(finding.at("/location").asText())
                .startsWith(expected.get("function").asText() + " ("
                        + expected.get("file").asText() + ":");
        assertThat(finding.at("/pods").asInt()).isEqualTo(3);
        assertThat(finding.at("/count").asInt())
                .isGreaterThan(3 * expected.get("first").asInt());
        assertThat(finding.at("/worstPod").asText()).isIn(leak.names());
        assertThat(Conditions.of(status))
                .containsEntry("Accepted", "True Valid")
                .containsEntry("Collected", "True Collected")
                .containsEntry("Complete", "True Succeeded")
                .containsEntry("LeakFound", "True Leaking")
                .doesNotContainKeys("Reconciling", "Stalled");
    }

    /** Go's own tool reads the raw files where they lie. */
    private void assertKept(Requested request, JsonNode status) {
        String prefix = stage.prefix(request);
        List<String> keys = stage.bucket().keys(prefix);
        assertThat(status.at("/artifacts/prefix").asText()).isEqualTo(prefix);
        assertThat(status.at("/artifacts/count").asInt()).isEqualTo(keys.size());
        assertThat(keys)
                .contains(prefix + "plan.json", prefix + "findings.json", prefix + "report/index.html")
                .filteredOn(key -> key.startsWith(prefix + "receipts/"))
                .hasSize(3);
        List<String> profiles = keys.stream()
                .filter(key -> key.matches(".*/0[123]-Goroutine-\\w+\\.pb\\.gz"))
                .toList();
        assertThat(profiles).hasSize(9);
        String top = Command.of("go", "tool", "pprof", "-top", stage.bucket().copy(profiles.getLast(), folder))
                .out();
        assertThat(TOTAL.matcher(top).results().map(found -> Integer.parseInt(found.group(1))))
                .singleElement()
                .satisfies(total -> assertThat(total)
                        .isGreaterThan(leak.expected().get("first").asInt()));
    }

    @Test
    void itsTwinIsClean() {
        try (Requested request = request("catalog")) {
            JsonNode status = request.complete();

            assertThat(status.at("/verdict").asText()).as(status.toString()).isEqualTo("Clean");
            assertThat(status.at("/podsSummary").asText()).isEqualTo("3/3");
            assertThat(status.at("/findings")).isEmpty();
            assertThat(Conditions.of(status))
                    .containsEntry("Complete", "True Succeeded")
                    .containsEntry("LeakFound", "False Clean");
        }
    }
}

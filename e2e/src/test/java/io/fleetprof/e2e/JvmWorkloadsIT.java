package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.operator.demo.JvmCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Leaky JVM programs and their twins, profiled at once by their process ids: of each leak the place, the cause and the
 * remedy are told, and no twin is accused. In two groups, for the sake of small machines.
 */
@Execution(ExecutionMode.SAME_THREAD)
class JvmWorkloadsIT {
    private static final Path KNOWLEDGE =
            Fleetprof.ROOT.resolve("analysis/src/main/resources/io/fleetprof/analysis/leak/knowledge.json");
    private static final List<String> TIERS = List.of("Proven", "Probable", "Suspected");

    private static final String THREADS = "capture: {impact: Low}\n"
            + "  profiles: [{kind: JFR, duration: 3s}, {kind: Threads, snapshots: 3, interval: 3s}]";
    private static final String HEAP = "capture: {impact: Medium}\n"
            + "  profiles: [{kind: JFR, duration: 4s}, {kind: Threads, snapshots: 3, interval: 3s},"
            + " {kind: Histogram, snapshots: 3, interval: 3s}, {kind: Process, snapshots: 3, interval: 3s}]";

    private final List<JvmWorkload> running = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void threadsAreFoundWithTheirCause() throws Exception {
        Path store = profiled(
                JvmWorkload.cases().stream().filter(one -> !needsHeap(one)).toList(), THREADS);

        assertJudged(Json.ofFile(Store.of(store, "shop", "checkout").only("findings\\.json")));
    }

    @Test
    void whatFillsTheHeapIsFoundWithItsCause() throws Exception {
        Path store = profiled(
                JvmWorkload.cases().stream().filter(JvmWorkloadsIT::needsHeap).toList(), HEAP);

        assertJudged(Json.ofFile(Store.of(store, "shop", "checkout").only("findings\\.json")));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (JvmWorkload workload : running) {
            workload.close();
        }
    }

    private static boolean needsHeap(JvmCase one) {
        return one.profiles().contains("Histogram");
    }

    /** Starts the programs, lets the leaks grow, and profiles all of them in one run. */
    private Path profiled(List<JvmCase> cases, String profiles) throws IOException, InterruptedException {
        for (JvmCase one : cases) {
            running.add(JvmWorkload.start(one, true));
            if (one.twin().isPresent()) {
                running.add(JvmWorkload.start(one, false));
            }
        }
        List<Object> words = new ArrayList<>(List.of("run", "-f", Requests.shop(folder, profiles)));
        words.addAll(List.of("--store", folder.resolve("store")));
        for (JvmWorkload workload : running) {
            workload.awaitReady();
            words.addAll(List.of("--target", Requests.target(workload.name(), "pid=" + workload.pid())));
        }
        for (JvmWorkload workload : running) {
            workload.goOn();
        }
        assertThat(Fleetprof.run(words.toArray()).complaints()).isEmpty();
        return folder.resolve("store");
    }

    private void assertJudged(JsonNode findings) throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (JvmWorkload workload : running) {
            List<JsonNode> accusing = accusing(findings, workload.name(), "Probable");
            if (workload.leaky()) {
                assertFound(all, workload, findings);
            } else {
                all.assertThat(accusing.stream().map(JvmWorkloadsIT::told))
                        .as(workload.name())
                        .isEmpty();
            }
        }
        all.assertAll();
    }

    private static void assertFound(SoftAssertions all, JvmWorkload workload, JsonNode findings) throws IOException {
        JvmCase.Side leak = workload.leaks().leak();
        List<JsonNode> found = accusing(findings, workload.name(), leak.tier());
        all.assertThat(found)
                .as("%s: %s at %s", workload.name(), leak.state(), leak.function())
                .map(JvmWorkloadsIT::told)
                .isNotEmpty();
        found.stream()
                .filter(finding -> isAt(finding, leak))
                .findFirst()
                .ifPresentOrElse(
                        finding -> assertExplained(all, workload.name(), leak, finding),
                        () -> all.fail(workload.name() + " is not found at " + leak.function() + " but at "
                                + found.stream().map(JvmWorkloadsIT::told).toList()));
    }

    private static void assertExplained(SoftAssertions all, String name, JvmCase.Side leak, JsonNode finding) {
        all.assertThat(finding.at("/state/name").asText()).as(name).isEqualTo(leak.state());
        all.assertThat(finding.get("cause").asText()).as(name).matches(cause(leak.cause()));
        all.assertThat(finding.get("remedy").asText()).as(name).contains(leak.remedy());
    }

    /** Findings that give this pod such a tier or a surer one. */
    private static List<JsonNode> accusing(JsonNode findings, String pod, String tier) {
        return findings.get("findings")
                .valueStream()
                .filter(finding -> finding.get("pods")
                        .valueStream()
                        .anyMatch(share -> share.get("pod").asText().equals(pod)
                                && TIERS.indexOf(share.get("tier").asText()) <= TIERS.indexOf(tier)))
                .toList();
    }

    /** A recording knows classes, not files: then the file is told without its ending. */
    private static boolean isAt(JsonNode finding, JvmCase.Side leak) {
        String function = finding.at("/location/function").asText();
        String file = finding.at("/location/file").asText();
        boolean there = Stream.of(leak.function().split("\\*"))
                .map(Pattern::quote)
                .collect(Collectors.collectingAndThen(Collectors.joining(".*"), function::matches));
        return there
                && (leak.file().isEmpty()
                        || leak.file().equals(file)
                        || leak.file().startsWith(file + "."));
    }

    private static String told(JsonNode finding) {
        return finding.get("tier").asText() + " " + finding.at("/state/name").asText() + " at "
                + finding.at("/location/function").asText();
    }

    /** The sentence of that row, whatever it says of this finding. */
    private static Pattern cause(String name) {
        try {
            String sentence = Json.ofFile(KNOWLEDGE)
                    .get("rows")
                    .valueStream()
                    .filter(row -> row.get("name").asText().equals(name))
                    .map(row -> row.get("cause").asText())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row '" + name + "'"));
            return Pattern.compile(
                    Stream.of(sentence.split("\\{\\w+}", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")),
                    Pattern.DOTALL);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

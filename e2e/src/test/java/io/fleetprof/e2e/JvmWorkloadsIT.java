package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleetprof.operator.demo.JvmCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Leaky JVM programs and their twins, profiled at once by their process ids: of each leak the place, the cause and the
 * remedy are told, and no twin is accused. In groups and
 * with nothing beside them, for the sake of small machines.
 */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
class JvmWorkloadsIT {
    private static final Path KNOWLEDGE =
            Fleetprof.ROOT.resolve("analysis/src/main/resources/io/fleetprof/analysis/leak/knowledge.json");
    private static final List<String> TIERS = List.of("Proven", "Probable", "Suspected");

    private static final String DUMPS = "{kind: Threads, snapshots: 3, interval: 5s}";
    private static final String STARTS = "{kind: JFR, duration: 5s}, " + DUMPS;
    /** With a collection before each histogram, for garbage hides what stays. */
    private static final String CLASSES = DUMPS + ", {kind: Histogram, snapshots: 3, interval: 5s}";

    /** High impact as well, for what a bounded map drops looks like growth until it is collected. */
    private static final String HEAP = STARTS + ", {kind: Histogram, snapshots: 3, interval: 5s},"
            + " {kind: Process, snapshots: 3, interval: 5s}";

    /** Takes three services; ChainClusterIT has them. */
    private static final String IN_A_CLUSTER = "chain-of-calls";

    private final List<JvmWorkload> running = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whatWaitsIsFound() throws Exception {
        assertJudged(profiled(needing("Threads"), DUMPS));
    }

    @Test
    void whatIsStartedIsFoundWhereItIsStarted() throws Exception {
        assertJudged(profiled(needing("JFR", "Threads"), STARTS));
    }

    @Test
    void coroutinesAreFoundByWhatGrowsWithThem() throws Exception {
        assertJudged(profiled(needing("Threads", "Histogram"), CLASSES));
    }

    @Test
    void whatFillsTheHeapIsFoundWithWhatHoldsIt() throws Exception {
        Store store = profiled(needing("JFR", "Threads", "Histogram", "Process"), HEAP);

        assertJudged(store);
    }

    @Test
    void everyCaseIsInAGroup() {
        assertThat(JvmWorkload.cases()).allMatch(one -> Stream.of(DUMPS, STARTS, CLASSES, HEAP)
                .anyMatch(group -> kinds(group).equals(Set.copyOf(one.profiles()))));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (JvmWorkload workload : running) {
            workload.close();
        }
    }

    private static List<JvmCase> needing(String... kinds) {
        return JvmWorkload.cases().stream()
                .filter(one -> !one.name().equals(IN_A_CLUSTER))
                .filter(one -> Set.copyOf(one.profiles()).equals(Set.of(kinds)))
                .toList();
    }

    private static Set<String> kinds(String group) {
        return Pattern.compile("kind: (\\w+)")
                .matcher(group)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** Starts the programs, lets the leaks grow, and profiles all of them in one run. */
    private Store profiled(List<JvmCase> cases, String profiles) throws IOException, InterruptedException {
        for (JvmCase one : cases) {
            running.add(JvmWorkload.start(one, true));
            if (one.twin().isPresent()) {
                running.add(JvmWorkload.start(one, false));
            }
        }
        List<Object> words = new ArrayList<>(List.of("run", "-f", request(profiles)));
        words.addAll(List.of("--debug", "--store", folder.resolve("store")));
        for (JvmWorkload workload : running) {
            workload.awaitReady();
            words.addAll(List.of("--target", Requests.target(workload.name(), "pid=" + workload.pid())));
        }
        for (JvmWorkload workload : running) {
            workload.goOn();
        }
        Fleetprof.Ended ended = Fleetprof.run(words.toArray());
        assertThat(ended.complaints()).as(ended.err()).isEmpty();
        assertThat(Json.ofYaml(ended.out()).at("/status/targets").findValuesAsText("outcome"))
                .as(ended.err())
                .hasSameSizeAs(running)
                .containsOnly("Collected");
        return Store.of(folder.resolve("store"), "shop", "checkout");
    }

    private Path request(String profiles) throws IOException {
        return Requests.shop(
                folder,
                running.size(),
                "capture: {impact: " + (kinds(profiles).contains("Histogram") ? "High" : "Medium") + "}\n  profiles: ["
                        + profiles + "]");
    }

    private void assertJudged(Store store) throws IOException, InterruptedException {
        JsonNode findings = Json.ofFile(store.only("findings\\.json"));
        assertThat(findings.at("/coverage/collected").asInt())
                .as("pods collected")
                .isEqualTo(running.size());
        SoftAssertions all = new SoftAssertions();
        for (JvmWorkload workload : running) {
            List<JsonNode> accusing = accusing(findings, workload.name(), "Probable");
            if (workload.leaky()) {
                assertFound(all, workload, isOfClasses(workload) ? ofFiles(store, workload.name()) : findings);
            } else {
                all.assertThat(accusing.stream().map(JvmWorkloadsIT::told))
                        .as(workload.name())
                        .isEmpty();
            }
        }
        all.assertAll();
    }

    private static boolean isOfClasses(JvmWorkload workload) {
        return Set.of("heap", "coroutine").contains(workload.leaks().leak().family());
    }

    /** The heap of a young process proves nothing, and a test has no minutes to wait: its files alone tell no age. */
    private static JsonNode ofFiles(Store store, String pod) throws IOException, InterruptedException {
        List<Object> words = new ArrayList<>(List.of("analyze", "--format", "json", "--interval", "5s"));
        store.names().stream()
                .filter(name -> name.matches(Pattern.quote(pod) + "-.*(Histogram|JFR).*\\.(txt|jfr)"))
                .sorted()
                .map(store.folder()::resolve)
                .forEach(words::add);
        JsonNode findings = Json.tree(Fleetprof.run(words.toArray()).out());
        findings.findValues("pods").forEach(pods -> pods.forEach(share -> ((ObjectNode) share).put("pod", pod)));
        return findings;
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
        boolean there = Stream.of(leak.function().split("\\*", -1))
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

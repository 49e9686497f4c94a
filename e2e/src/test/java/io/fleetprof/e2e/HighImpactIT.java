package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.analysis.hprof.HeapDumpFile;
import io.fleetprof.e2e.Fleetprof.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken of a JVM only on purpose. */
class HighImpactIT {
    private static final String HEAP_DUMP = "profiles: [{kind: HeapDump}, {kind: Threads, snapshots: 2, interval: 1s}]";

    @TempDir
    Path folder;

    @Test
    void aHeapDumpIsKeptWholeAndTheProgramGoesOn() throws Exception {
        try (JvmProgram idle = JvmProgram.start("IdleWorkers")) {
            Ended ended = run("capture: {impact: High, maxPause: 5s}\n  " + HEAP_DUMP, "idle-1", idle.pid());

            assertThat(ended.complaints()).as(ended.err()).isEmpty();
            Path dump = store().only("idle-1-\\w{8}/main/01-HeapDump-\\w+\\.hprof\\.gz");
            try (InputStream bytes = Files.newInputStream(dump)) {
                assertThat(HeapDumpFile.defect(bytes)).isEmpty();
            }
            assertThat(status(ended).at("/targets/0/outcome").asText()).isEqualTo("Collected");
            assertThat(status(ended).at("/targets/0/cost/pauseMillis").asLong()).isPositive();
            assertThat(idle.isAlive()).isTrue();
            assertThat(Files.readString(store().only("report/report.md"))).contains("## Threads", "### Pools");
        }
    }

    @Test
    void withoutTheImpactTheReasonSaysWhichItNeeds() throws Exception {
        try (JvmProgram idle = JvmProgram.start("IdleWorkers")) {
            JsonNode target = status(run(HEAP_DUMP, "idle-1", idle.pid())).at("/targets/0");

            assertThat(target.at("/reason").asText()).isEqualTo("ImpactTooHigh");
            assertThat(target.at("/message").asText()).contains("it needs spec.capture.impact High");
        }
    }

    @Test
    void aLeakOfCoroutinesIsFoundWithTheLineThatLaunchesIt() throws Exception {
        JvmWorkload leak = JvmWorkload.start(
                JvmWorkload.cases().stream()
                        .filter(one -> one.name().equals("endless-delay"))
                        .findFirst()
                        .orElseThrow(),
                true);
        try (leak) {
            leak.awaitReady();
            leak.goOn();
            Ended ended = run(
                    "capture: {impact: High}\n  profiles: [{kind: Coroutines, duration: 5s},"
                            + " {kind: Histogram, snapshots: 3, interval: 3s}]",
                    "leak-1",
                    leak.pid());

            assertThat(ended.complaints()).as(ended.err()).isEmpty();
            store().only("leak-1-\\w{8}/main/01-Coroutines-\\w+\\.txt");
            JsonNode finding = Json.ofFile(store().only("findings\\.json")).at("/findings/0");
            String place = leak.leaks().leak().function();
            assertThat(finding.at("/location/function").asText()).isEqualTo(place);
            assertThat(finding.at("/createdBy/function").asText()).isEqualTo(place);
            assertThat(finding.at("/createdBy/line").asInt())
                    .isPositive()
                    .isLessThan(finding.at("/location/line").asInt());
            assertThat(finding.get("had").valueStream().map(JsonNode::asText))
                    .anyMatch(line -> line.startsWith("launched at " + place));
        }
    }

    private Ended run(String spec, String pod, long pid) throws Exception {
        List<Object> words = List.of(
                "run",
                "-f",
                Requests.shop(folder, spec),
                "--store",
                folder.resolve("store"),
                "--target",
                Requests.target(pod, "pid=" + pid));
        return Fleetprof.run(words.toArray());
    }

    private Store store() throws IOException {
        return Store.of(folder.resolve("store"), "shop", "checkout");
    }

    private static JsonNode status(Ended ended) throws Exception {
        return Json.ofYaml(ended.out()).get("status");
    }
}

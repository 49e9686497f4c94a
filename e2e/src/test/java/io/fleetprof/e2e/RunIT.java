package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.e2e.Fleetprof.Ended;
import io.fleetprof.e2e.Fleetprof.Running;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running processes in, the finished resource out. */
class RunIT {
    /** As far apart as a healthy goroutine of the twins lives, and a bit. */
    private static final String THREE_LOOKS = "profiles: [{kind: Goroutine, snapshots: 3, interval: 3500ms},"
            + " {kind: Heap, snapshots: 1}, {kind: Process, snapshots: 2, interval: 1s}]";

    @TempDir
    Path folder;

    @Test
    void aLeakIsToldFromItsTwinAndKept() throws Exception {
        Path request = Requests.shop(folder, THREE_LOOKS);
        Path stored = folder.resolve("my store");
        Ended ended;
        String function;
        try (Workload leak = Workload.start("leak", "send");
                Workload twin = Workload.start("twin", "send")) {
            function = leak.function();
            ended = Fleetprof.run(
                    "run",
                    "-f",
                    request,
                    "--store",
                    stored,
                    "--target",
                    Requests.target("leak-1", "url=" + leak.url()),
                    "--target",
                    Requests.target("twin-1", "url=" + twin.url()),
                    "--target",
                    "name=other-1,labels=app=other,pid=" + twin.pid());
        }

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.complaints()).isEmpty();
        JsonNode resource = Json.ofYaml(ended.out());
        Store store = Store.of(stored, "shop", "checkout");
        assertStatus(resource.get("status"), function);
        assertLayout(store);
        assertKept(resource.get("status"), store);
    }

    /** Every field that the resource promises and a run without a baseline has. */
    private static void assertStatus(JsonNode status, String function) {
        assertThat(status.fieldNames())
                .toIterable()
                .contains(
                        "observedGeneration",
                        "phase",
                        "progress",
                        "verdict",
                        "summary",
                        "podsSummary",
                        "findingsCount",
                        "worst",
                        "startTime",
                        "completionTime",
                        "pods",
                        "artifacts",
                        "reportURL",
                        "findings",
                        "targets",
                        "conditions");
        assertThat(status.at("/phase").asText()).isEqualTo("Complete");
        assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
        assertThat(status.at("/podsSummary").asText()).isEqualTo("2/2");
        assertThat(status.at("/pods").toString())
                .isEqualTo("{\"matched\":2,\"selected\":2,\"collected\":2,\"downgraded\":0,\"skipped\":0,\"failed\":0,"
                        + "\"gone\":0}");
        assertThat(status.at("/findingsCount").asInt()).isEqualTo(1);
        JsonNode finding = status.at("/findings/0");
        assertThat(finding.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "tier",
                        "kind",
                        "state",
                        "location",
                        "count",
                        "pods",
                        "worstPod",
                        "growthPerMinute",
                        "cause",
                        "remedy");
        assertThat(finding.at("/tier").asText()).isEqualTo("Probable");
        assertThat(finding.at("/state").asText()).isEqualTo("chan send");
        assertThat(finding.at("/location").asText()).startsWith(function + " (");
        assertThat(finding.at("/worstPod").asText()).isEqualTo("leak-1");
        assertThat(finding.at("/growthPerMinute").asInt()).isPositive();
        assertThat(status.at("/targets").findValuesAsText("outcome")).containsExactly("Collected", "Collected");
        assertThat(status.at("/targets").findValuesAsText("pod")).containsExactlyInAnyOrder("leak-1", "twin-1");
        assertThat(status.at("/conditions").findValuesAsText("type"))
                .contains("Accepted", "Collected", "Complete", "LeakFound");
    }

    private static void assertLayout(Store store) throws Exception {
        assertThat(store.names())
                .contains(
                        "plan.json",
                        "manifest.json",
                        "findings.json",
                        "report/index.html",
                        "report/report.md",
                        "report/flame-goroutine.html",
                        "report/flame-goroutine-growth.html",
                        "report/flame-heap.html")
                .anyMatch(name -> name.matches("receipts/leak-1-\\w{8}_main\\.json"))
                .anyMatch(name -> name.matches("receipts/twin-1-\\w{8}_main\\.json"))
                .noneMatch(name -> name.contains("other-1"));
        for (String file : new String[] {
            "03-Goroutine-\\w+\\.pb\\.gz",
            "03-GoroutineText-\\w+\\.txt",
            "01-Heap-\\w+\\.pb\\.gz",
            "02-Process-\\w+\\.json"
        }) {
            for (String pod : new String[] {"leak-1", "twin-1"}) {
                store.only(pod + "-\\w{8}/main/" + file);
                store.only(pod + "-\\w{8}/main/" + file + "\\.snapshot\\.json\\.gz");
            }
        }
    }

    private static void assertKept(JsonNode status, Store store) throws Exception {
        assertThat(status.at("/artifacts/count").asInt())
                .isEqualTo(store.names().size());
        assertThat(status.at("/artifacts/bytes").asLong()).isEqualTo(store.bytes());
        assertThat(Path.of(URI.create(status.at("/reportURL").asText())))
                .isEqualTo(store.folder().resolve("report/index.html").toRealPath());
        assertThat(Files.readString(store.folder().resolve("report/report.md")))
                .contains(status.at("/findings/0/location").asText());
        JsonNode found = Json.ofFile(store.folder().resolve("findings.json")).get("findings");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/id").asText())
                .isEqualTo(status.at("/findings/0/id").asText());
    }

    /** A busy service and a pool of idle workers, both larger than the threshold. */
    @Test
    void trafficAndIdleWorkersAreClean() throws Exception {
        Path request = Requests.shop(folder, "profiles: [{kind: Goroutine, snapshots: 3, interval: 3500ms}]");
        try (Workload traffic = Workload.start("twin", "traffic");
                Workload pool = Workload.start("twin", "pool")) {
            assertThat(traffic.count()).isGreaterThan(1300);
            assertThat(pool.count()).isGreaterThan(2700);
            Path stored = folder.resolve("store");

            Ended ended = Fleetprof.run(
                    "run",
                    "-f",
                    request,
                    "--store",
                    stored,
                    "--target",
                    Requests.target("traffic-1", "url=" + traffic.url()),
                    "--target",
                    Requests.target("pool-1", "url=" + pool.url()));

            assertThat(ended.code()).as(ended.out()).isZero();
            assertThat(Json.ofYaml(ended.out()).at("/status/verdict").asText()).isEqualTo("Clean");
            JsonNode findings =
                    Json.ofFile(Store.of(stored, "shop", "checkout").folder().resolve("findings.json"));
            assertThat(findings.get("findings")).isEmpty();
            assertThat(findings.get("observations").findValuesAsText("function"))
                    .contains(pool.function());
        }
    }

    @Test
    void whatGrowsDuringACommandIsNamed() throws Exception {
        try (Workload leak = Workload.start("leak", "receive", "-rate", "300", "-count", "20000")) {
            Ended ended = Fleetprof.run(
                    "run", "--around", "sleep 1.5", "--format", "json", "--target", "name=leak-1,url=" + leak.url());

            assertThat(ended.code()).isIn(3, 5);
            assertThat(ended.err()).contains("running: sleep 1.5", leak.function());
            JsonNode row = Json.tree(ended.out())
                    .get("rows")
                    .valueStream()
                    .filter(place -> place.at("/fingerprint/function").asText().equals(leak.function()))
                    .filter(place -> place.at("/fingerprint/family").asText().equals("Goroutine"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.at("/now/count").asInt() - row.at("/base/count").asInt())
                    .isGreaterThan(300);
            assertThat(row.at("/individuals/added").asInt()).isGreaterThan(300);
        }
    }

    @Test
    void anInterruptEndsTheCommandToo() throws Exception {
        try (Workload pool = Workload.start("twin", "pool")) {
            Running running =
                    new Fleetprof().start("run", "--around", "sleep 61.25", "--target", "name=p-1,url=" + pool.url());
            running.awaitSaying("running: sleep");
            running.awaitChild("sleep 61.25");

            running.interrupt();

            assertThat(running.ended().code()).isNotZero();
            assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                    .noneMatch(line -> line.endsWith("sleep 61.25"));
        }
    }

    /** Its descriptors say nothing of its goroutines: so it is not clean. */
    @Test
    void aProcessIsSeenByItsIdAlone() throws Exception {
        Path request = Requests.shop(folder, "profiles: [{kind: Process, snapshots: 2, interval: 500ms}]");
        try (Workload pool = Workload.start("twin", "pool")) {
            Path stored = folder.resolve("store");

            Ended ended = Fleetprof.run(
                    "run", "-f", request, "--store", stored, "--target", Requests.target("p-1", "pid=" + pool.pid()));

            assertThat(ended.code()).as(ended.out()).isEqualTo(4);
            assertThat(ended.out()).contains("outcome: Collected", "verdict: Inconclusive");
            JsonNode process = Json.ofFile(Store.of(stored, "shop", "checkout").only("p-1-.*/02-Process-\\w+\\.json"));
            assertThat(process.toString()).contains("\"LISTEN\"");
        }
    }
}

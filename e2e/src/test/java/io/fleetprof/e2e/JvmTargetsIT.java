package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.e2e.Fleetprof.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** JVMs given by their process ids, and processes that are none. */
class JvmTargetsIT {
    private static final String QUICK =
            "profiles: [{kind: JFR, duration: 3s}, {kind: Threads, snapshots: 3, interval: 5s},"
                    + " {kind: Process, snapshots: 3, interval: 5s}]";
    private static final String THREADS = "profiles: [{kind: Threads, snapshots: 2, interval: 1s}]";

    @TempDir
    Path folder;

    @Test
    void aLeakOfThreadsIsFoundByProcessIdAndNamed() throws Exception {
        Path stored = folder.resolve("store");
        Ended ended;
        try (JvmProgram leak = JvmProgram.start("ThreadPerRequest");
                JvmProgram idle = JvmProgram.start("IdleWorkers")) {
            ended = run(QUICK, "leak-1", leak.pid(), "idle-1", idle.pid());
        }

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("leak-1: recording JFR for 3 s", "leak-1: Collected");
        JsonNode status = status(ended);
        JsonNode finding = status.at("/findings/0");
        assertThat(status.at("/verdict").asText()).isEqualTo("Leaking");
        assertThat(finding.at("/location").asText())
                .startsWith("shop.ThreadPerRequest.confirm (ThreadPerRequest.java:");
        assertThat(finding.at("/kind").asText()).isEqualTo("Thread");
        assertThat(finding.at("/worstPod").asText()).isEqualTo("leak-1");
        assertThat(status.at("/targets").findValuesAsText("runtime")).containsExactly("JVM", "JVM");
        assertThat(status.at("/targets").findValuesAsText("outcome")).containsExactly("Collected", "Collected");
        Store store = Store.of(stored, "shop", "checkout");
        for (String pod : new String[] {"leak-1", "idle-1"}) {
            for (String file : new String[] {"01-JFR-\\w+\\.jfr", "03-Threads-\\w+\\.txt", "03-Threads-\\w+\\.json"}) {
                store.only(pod + "-\\w{8}/main/" + file);
                store.only(pod + "-\\w{8}/main/" + file + "\\.snapshot\\.json\\.gz");
            }
        }
        assertThat(store.names()).contains("report/flame-thread.html", "report/flame-thread-growth.html");
        assertOpensInMissionControl(store.only("leak-1-\\w{8}/main/01-JFR-\\w+\\.jfr"));
    }

    /** What is taken out of it for secrecy must not harm what its own loader makes of the rest. */
    private static void assertOpensInMissionControl(Path recording) throws Exception {
        IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());

        for (String type : List.of("jdk.ThreadStart", "jdk.JavaThreadStatistics")) {
            assertThat(events.apply(ItemFilters.type(type)).hasItems()).as(type).isTrue();
        }
        assertThat(events.apply(ItemFilters.type("jdk.InitialSystemProperty")).hasItems())
                .isFalse();
    }

    @Test
    void idleWorkersAreClean() throws Exception {
        try (JvmProgram idle = JvmProgram.start("IdleWorkers")) {
            Ended ended = run(QUICK, "idle-1", idle.pid());

            assertThat(ended.code()).as(ended.out()).isZero();
            assertThat(status(ended).at("/verdict").asText()).isEqualTo("Clean");
            assertThat(ended.complaints()).isEmpty();
        }
    }

    /** Both catch SIGQUIT and would end of it, or start what they do on it; a JVM that does not listen prints its threads. */
    @Test
    void whatCannotBeAskedSurvivesTheAttemptAndSaysWhy() throws Exception {
        Process trap = new ProcessBuilder(
                        "sh", "-c", "trap 'echo quit; exit' QUIT; echo ready; while :; do sleep 0.1; done")
                .start();
        assertThat(trap.inputReader().readLine()).isEqualTo("ready");
        try (Workload go = Workload.start("twin", "pool");
                JvmProgram deaf = JvmProgram.start("IdleWorkers", "-XX:+DisableAttachMechanism");
                JvmProgram quits = JvmProgram.start("IdleWorkers", "-Xrs")) {
            Ended ended = run(
                    THREADS,
                    "go",
                    go.pid(),
                    "trap",
                    trap.pid(),
                    "deaf",
                    deaf.pid(),
                    "quits",
                    quits.pid(),
                    "gone",
                    Integer.MAX_VALUE);

            assertThat(reasons(ended))
                    .isEqualTo(Map.of(
                            "go", "NotAJvm",
                            "trap", "NotAJvm",
                            "deaf", "AttachDisabled",
                            "quits", "NotAJvm",
                            "gone", "NoSuchProcess"));
            assertNeverClean(ended);
            assertThat(go.isAlive()).isTrue();
            assertThat(List.of(deaf, quits)).allMatch(JvmProgram::isAlive);
            assertThat(trap.isAlive()).isTrue();
            assertThat(trap.inputReader().ready()).as("it was signalled").isFalse();
        } finally {
            trap.destroyForcibly();
        }
    }

    /** Its descriptors say nothing of its threads: so it is not clean. */
    @Test
    void aJvmThatCannotBeAttachedToIsSeenAsAProcess() throws Exception {
        try (JvmProgram deaf = JvmProgram.start("IdleWorkers", "-XX:+DisableAttachMechanism")) {
            Ended ended = run(QUICK, "deaf", deaf.pid());

            assertNeverClean(ended);
            JsonNode target = status(ended).at("/targets/0");
            assertThat(target.at("/outcome").asText()).isEqualTo("Downgraded");
            assertThat(target.at("/reason").asText()).isEqualTo("AttachDisabled");
            Store.of(folder.resolve("store"), "shop", "checkout").only("deaf-.*/03-Process-\\w+\\.json");
        }
    }

    @Test
    void rootReadsAnotherUsersJvm() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to become another user");
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (JvmProgram theirs = JvmProgram.as(nobody, "IdleWorkers")) {
            Ended ended = run(THREADS, "theirs", theirs.pid());

            assertThat(ended.code()).as(ended.out()).isZero();
            assertThat(status(ended).at("/targets/0/outcome").asText()).isEqualTo("Collected");
        }
    }

    @Test
    void whatACommandLeavesBehindInAJvmIsNamed() throws Exception {
        try (JvmProgram leak = JvmProgram.start("ThreadPerRequest")) {
            Ended ended = Fleetprof.run(
                    "run", "--around", "sleep 5", "--format", "json", "--target", "name=leak-1,pid=" + leak.pid());

            assertThat(ended.code()).as(ended.err()).isIn(3, 5);
            assertThat(Json.tree(ended.out()).get("rows").findValuesAsText("function"))
                    .contains("shop.ThreadPerRequest.confirm");
        }
    }

    private Ended run(String spec, Object... namesAndPids) throws Exception {
        List<Object> words =
                new ArrayList<>(List.of("run", "-f", Requests.shop(folder, spec), "--store", folder.resolve("store")));
        for (int i = 0; i < namesAndPids.length; i += 2) {
            words.addAll(List.of("--target", Requests.target((String) namesAndPids[i], "pid=" + namesAndPids[i + 1])));
        }
        return Fleetprof.run(words.toArray());
    }

    private static JsonNode status(Ended ended) throws Exception {
        return Json.ofYaml(ended.out()).get("status");
    }

    /** A line each, and no more. */
    private static Map<String, String> reasons(Ended ended) throws Exception {
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode target : status(ended).get("targets")) {
            String pod = target.get("pod").asText();
            reasons.put(pod, target.path("reason").asText());
            assertThat(ended.err().lines())
                    .filteredOn(line -> line.startsWith(pod + ": "))
                    .as(pod)
                    .hasSize(1);
        }
        return reasons;
    }

    private static void assertNeverClean(Ended ended) throws Exception {
        assertThat(ended.code()).isEqualTo(4);
        assertThat(status(ended).at("/verdict").asText()).isEqualTo("Inconclusive");
        assertThat(ended.err()).doesNotContain("\tat ", "Exception");
    }
}

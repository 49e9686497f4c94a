package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.e2e.Fleetprof.Ended;
import io.fleetprof.e2e.Fleetprof.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing that a newcomer runs. One at a time: each starts a fleet, and a small machine bears no two. */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
class DemoIT {
    /** In groups, for the sake of small machines. */
    private static final String ONE = "sleep,send,receive,nil-channel,lock-order,waitgroup,traffic";

    private static final String TWO = "ticker,unbounded,body,rows,client,deadline,pool";

    /** Those that a JDK alone can run. A heap proves nothing while its process is as young as here. */
    private static final String JVM = "thread-per-request,executor-per-call,virtual-threads";

    /** One for all: what is built for the first is there for the others. */
    private static final String SEED = String.valueOf(new Random().nextInt(1_000_000));

    private static final Pattern ROW = Pattern.compile("(?m)^(ok|MISS) +\\S+-(leak|twin|callee) .*$");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {ONE, TWO, JVM})
    void everyLeakIsFoundAndNoTwinAccused(String cases) throws Exception {
        Ended ended = demo().ended("demo", "--seed", SEED, "--cases", cases, "--store", folder.resolve("store"));

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertShown(ended, Math.toIntExact(Arrays.stream(cases.split(",")).count() * 2 - 1));
        assertThat(ended.err()).contains("seed " + SEED);
        assertNothingLeft();
    }

    @Test
    void everyCaseIsInAGroup() throws Exception {
        String list = Workload.go(Workload.MODULE, "run", ".", "list");

        assertThat(Json.tree(list).findValuesAsText("name")).containsExactlyInAnyOrder((ONE + "," + TWO).split(","));
    }

    @Test
    void withoutGoItReplaysRecordings() throws Exception {
        String path = Programs.but("mvn", "go");

        Ended asked = demo().with("PATH", path).ended("demo", "--replay", "--store", folder.resolve("a"));
        Ended fallen = demo().with("PATH", path).ended("demo", "--store", folder.resolve("b"));

        for (Ended ended : List.of(asked, fallen)) {
            assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
            assertShown(ended, 10 + 2 * JVM.split(",").length);
        }
        assertThat(fallen.err()).contains("replaying recorded programs instead of real ones: 'go'");
    }

    @Test
    void anInterruptLeavesNothingRunning() throws Exception {
        Running running = demo().start(
                        "demo",
                        "--seed",
                        SEED,
                        "--cases",
                        "sleep,deadline,thread-per-request",
                        "--store",
                        folder.resolve("store"));
        running.awaitSaying(": Goroutine 1");
        assertThat(programs()).hasSizeGreaterThan(6);

        running.interrupt();

        assertThat(running.process().waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(running.process().exitValue()).isNotZero();
        assertThat(Files.readString(running.err())).doesNotContain("\tat ");
        assertNothingLeft();
    }

    @Test
    void keptProgramsGoOn() throws Exception {
        Ended ended = demo().ended("demo", "--keep", "--cases", "send", "--store", folder.resolve("store"));
        List<ProcessHandle> kept = Pattern.compile("(?m)^send-(?:leak|twin) http://127\\.0\\.0\\.1:\\d+ pid (\\d+)$")
                .matcher(ended.err())
                .results()
                .flatMap(match -> ProcessHandle.of(Long.parseLong(match.group(1))).stream())
                .toList();
        kept.forEach(ProcessHandle::destroy);

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.err()).containsPattern("seed \\d+");
        assertThat(kept).hasSize(2);
        for (ProcessHandle process : kept) {
            process.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    /** The programs it builds and what they write lie in a folder of this test: so they are known by it. */
    private Fleetprof demo() throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        return new Fleetprof().with("FLEETPROF_OPTS", "-Djava.io.tmpdir=" + folder.resolve("tmp"));
    }

    private List<String> programs() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.startsWith(folder.resolve("tmp").toString())
                        || line.contains(" -cp " + folder.resolve("tmp")))
                .toList();
    }

    private void assertNothingLeft() throws IOException {
        assertThat(programs()).isEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            assertThat(files).isEmpty();
        }
    }

    private static void assertShown(Ended ended, int atLeast) {
        List<MatchResult> rows = ROW.matcher(ended.out()).results().toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(rows).allMatch(row -> row.group(1).equals("ok"));
        assertThat(ended.out()).contains("kind: ProfileRequest", "verdict: Leaking", "report: file:///");
    }
}

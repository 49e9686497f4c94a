package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code make test} does with a cluster, seen from the programs it calls: here they only write down that it did. */
class SuiteTest {
    private static final String LEFT_OUT =
            "*** THE END-TO-END TESTS IN A CLUSTER ARE LEFT OUT: Go is not installed ***";
    private static final String DOWN = "cluster: down";
    /** As Surefire writes one. */
    private static final String REPORT = """
            mkdir -p e2e/target/failsafe-reports && cat >e2e/target/failsafe-reports/io.fleetprof.e2e.SomeIT.txt <<END
            Test set: io.fleetprof.e2e.SomeIT
            Tests run: 2, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! -- in io.fleetprof.e2e.SomeIT
            io.fleetprof.e2e.SomeIT.isRight -- Time elapsed: 0.07 s <<< FAILURE!
            org.opentest4j.AssertionFailedError:\s

            Expecting this to be that
            END
            """;

    private static final String NONE = "cluster: NO CLUSTER: Go is not installed";

    @TempDir
    Path folder;

    private record Ended(int code, List<String> said, List<String> called) {}

    @BeforeEach
    void copy() throws IOException {
        Path suite = Files.createDirectories(folder.resolve("e2e/cluster")).resolveSibling("suite");
        Files.copy(Fleetprof.ROOT.resolve("e2e/suite"), suite);
        Path figures = Files.createDirectories(folder.resolve("e2e/target")).resolve("cluster-figures.txt");
        Files.writeString(figures, "the figures\n");
        Files.createDirectories(folder.resolve("e2e/tollgate"));
        program("e2e/cluster/run", "[ \"$1\" != status ] || { echo \"$STATUS\"; [ \"$STATUS\" = 'cluster: up' ]; }");
        program("bin/make", "[ \"$1\" != \"$FAILS\" ] || {\n" + REPORT + "exit 1; }");
        program("bin/go", ":");
    }

    private void program(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\necho \"${0##*/} $*\" >>\"$CALLS\"\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended suite(String status, Map<String, String> more) throws IOException, InterruptedException {
        Path calls = Files.writeString(folder.resolve("calls"), "");
        ProcessBuilder builder = new ProcessBuilder("bash", "e2e/suite").directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        List.of("CI", "FLEETPROF_KUBECONFIG").forEach(environment::remove);
        environment.putAll(Map.of("STATUS", status, "CALLS", calls.toString(), "FAILS", ""));
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.putAll(more);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList(), Files.readAllLines(calls));
    }

    @Test
    void aClusterOfItsOwnIsBuiltMeanwhileAndTakenDown() throws Exception {
        Ended ended = suite(DOWN, Map.of());

        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.called()).contains("run build", "make verify").endsWith("make cluster-test", "run down");
        assertThat(ended.said()).contains("the figures");
        assertThat(ended.said().getLast()).startsWith("make test: passed");
    }

    @Test
    void aClusterThatIsUpIsLeftUp() throws Exception {
        assertThat(suite("cluster: up", Map.of()).called())
                .containsExactly("run status", "make verify", "go test ./...", "go test ./...", "make cluster-test");
        assertThat(suite("", Map.of("FLEETPROF_KUBECONFIG", "/some/where")).called())
                .containsExactly("make verify", "go test ./...", "go test ./...", "make cluster-test");
    }

    @Test
    void whatPassedAtTheSecondTryOnlyIsTold() throws Exception {
        program("bin/make", """
                mkdir -p e2e/target/failsafe-reports
                cat >e2e/target/failsafe-reports/TEST-io.fleetprof.e2e.SomeIT.xml <<END
                  <testcase name="isRight" classname="io.fleetprof.e2e.SomeIT" time="0.011"/>
                  <testcase name="isLate" classname="io.fleetprof.e2e.SomeIT" time="0.011">
                    <flakyFailure message="late">
                END
                """);

        assertThat(suite("cluster: up", Map.of()).said().reversed())
                .startsWith("make test: passed in 0 min", "make test: FLAKY, passed at the second try: SomeIT.isLate");
    }

    /** What make prints for eval would start with the folder it enters. */
    @Test
    void itsMakesAreNobodysSubmakes() throws Exception {
        program("bin/make", "[ -z \"$MAKELEVEL$MAKEFLAGS\" ]");

        assertThat(suite("cluster: up", Map.of("MAKELEVEL", "1", "MAKEFLAGS", "w"))
                        .code())
                .isZero();
    }

    @Test
    void whatIsLeftOutIsSaidLoudlyAndIsAFailureInCi() throws Exception {
        Ended local = suite(NONE, Map.of());
        Ended ci = suite(NONE, Map.of("CI", "true"));

        assertThat(local.code()).isZero();
        assertThat(local.said()).anyMatch(line -> line.endsWith(LEFT_OUT));
        assertThat(local.called()).containsExactly("run status", "make verify");
        assertThat(ci.code()).isNotZero();
        assertThat(ci.said()).anyMatch(line -> line.endsWith(LEFT_OUT));
        assertThat(ci.called()).containsExactly("run status");
    }

    @Test
    void theLastLinesSayWhatFailedAndTheClusterIsTakenDown() throws Exception {
        Ended unit = suite(DOWN, Map.of("FAILS", "verify"));
        Ended cluster = suite(DOWN, Map.of("FAILS", "cluster-test"));

        assertThat(unit.code()).isNotZero();
        assertThat(unit.said().getLast()).startsWith("make test: FAILED: make verify");
        assertThat(unit.called()).doesNotContain("make cluster-test").endsWith("run down");
        assertThat(cluster.code()).isNotZero();
        assertThat(cluster.said().getLast()).startsWith("make test: FAILED: make cluster-test");
        assertThat(cluster.said()).containsOnlyOnce("make test: SomeIT.isRight: Expecting this to be that");
        assertThat(cluster.called()).endsWith("run down");
    }
}

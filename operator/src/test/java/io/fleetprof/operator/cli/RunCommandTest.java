package io.fleetprof.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.GoService;
import io.fleetprof.operator.capture.http.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against real programs: they mostly wait, so that the quick loop leaves them out by their tag. */
@Tag("whole-run")
class RunCommandTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close";

    @TempDir
    Path folder;

    @Test
    void aLeakAndItsTwinAreProfiledTogetherAndToldApart() throws Exception {
        try (GoService leak = GoService.start("-rate", "400");
                GoService twin = GoService.start("-idle", "400")) {
            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 3, interval: 2s}, {kind: Process, snapshots: 1}]",
                    "--target",
                    "name=leak-1,labels=app=shop;tier=web,url=" + leak.url(),
                    "--target",
                    "name=twin-1,labels=app=shop,url=" + twin.url(),
                    "--target",
                    "name=other-1,labels=app=other,pid=" + twin.pid());

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out())
                    .contains("verdict: Leaking", "phase: Complete", "podsSummary: \"2/2\"", "worstPod: leak-1")
                    .contains("location: main.forget (service.go:")
                    .doesNotContain("other-1", "worstPod: twin-1");
            assertThat(run.complaints()).isEmpty();
            assertThat(run.err()).contains("leak-1: Collected", "report: ");
        }
    }

    @Test
    void theStoreHoldsPlanReceiptsRawFilesAndReport() throws Exception {
        try (GoService twin = GoService.start("-idle", "10")) {
            Path resource = folder.resolve("resource.yaml");
            Run run = run(
                    quick(), "--target", "name=twin-1,labels=app=shop,url=" + twin.url(), "-o", resource.toString());

            assertThat(run.code()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(resource).content().contains("verdict: Clean");
            assertThat(stored())
                    .contains(
                            "plan.json",
                            "manifest.json",
                            "findings.json",
                            "report/index.html",
                            "report/report.md",
                            "report/flame-goroutine.html",
                            "report/flame-goroutine-growth.html",
                            "report/flame-heap.html")
                    .anyMatch(name -> name.matches("receipts/twin-1-.*\\.json"))
                    .anyMatch(name -> name.matches("twin-1-\\w+/main/02-Goroutine-\\w+\\.pb\\.gz"))
                    .anyMatch(name -> name.matches("twin-1-\\w+/main/02-GoroutineText-\\w+\\.txt"))
                    .anyMatch(name -> name.matches("twin-1-\\w+/main/01-Process-\\w+\\.json"))
                    .anyMatch(name -> name.matches("twin-1-\\w+/main/01-Heap-\\w+\\.pb\\.gz\\.snapshot\\.json\\.gz"));
        }
    }

    @Test
    void connectionsThatThePeerClosedAreSeenByProcessIdAlone() throws Exception {
        try (GoService service = GoService.start("-halfclosed", "30")) {
            Run run = run(
                    "profiles: [{kind: Process, snapshots: 2, interval: 200ms}]",
                    "--target",
                    "name=svc-1,labels=app=shop,pid=" + service.pid());

            assertThat(run.code()).isNotZero();
            assertThat(processRecord()).contains("\"state\" : \"CLOSE_WAIT\"").contains("\"count\" : 30");
        }
    }

    @Test
    void growthWithoutNamesIsWatchedForFiveSnapshots() throws Exception {
        try (GoService leak = GoService.start("-rate", "400")) {
            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 3, interval: 300ms}]\n  capture: {maxPause: 1ms}",
                    "--target",
                    "name=leak-1,labels=app=shop,url=" + leak.url());

            assertThat(run.code()).isIn(3, 5);
            assertThat(stored())
                    .anyMatch(name -> name.contains("05-Goroutine-"))
                    .noneMatch(name -> name.contains("06-Goroutine-") || name.contains("GoroutineText"));
        }
    }

    @Test
    void aProcessThatEndsOnTheWayIsGone() throws Exception {
        try (GoService service = GoService.start("-idle", "10")) {
            Thread end = Thread.ofVirtual().start(() -> endOnceRead(service));

            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 4, interval: 2s}, {kind: Process, snapshots: 4, interval: 2s}]",
                    "--target",
                    "name=a,labels=app=shop,url=" + service.url());

            end.interrupt();
            assertThat(run.out()).contains("outcome: Gone", "gone: 1");
        }
    }

    @Test
    void aTargetHasItsTimeAndNoMore() throws Exception {
        try (GoService twin = GoService.start("-idle", "10")) {
            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 2, interval: 30s}]\n  capture: {targetTimeout: 1s}",
                    "--target",
                    "name=twin-1,labels=app=shop,url=" + twin.url());

            assertThat(run.out()).contains("outcome: Downgraded", "reason: Timeout", "verdict: Inconclusive");
            assertThat(run.took()).isLessThan(Duration.ofSeconds(28));
        }
    }

    @Test
    void mutexAndBlockThatNobodyTurnedOnAreNotEnabled() throws Exception {
        try (GoService twin = GoService.start("-idle", "10")) {
            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 2, interval: 200ms}, {kind: Mutex}, {kind: Block}]",
                    "--target",
                    "name=twin-1,labels=app=shop,url=" + twin.url());

            assertThat(run.out()).contains("outcome: Downgraded", "reason: NotEnabled");
        }
    }

    @Test
    void everyGoProfileIsTakenWhenAskedFor() throws Exception {
        try (GoService twin = GoService.start("-idle", "10")) {
            Run run = run(
                    "profiles: [{kind: Goroutine, snapshots: 2, interval: 200ms}, {kind: Heap, snapshots: 1},"
                            + " {kind: Allocs}, {kind: ThreadCreate}, {kind: CPU, duration: 1s},"
                            + " {kind: Trace, duration: 100ms}]\n"
                            + "  capture: {impact: Medium}",
                    "--target",
                    "name=twin-1,labels=app=shop,url=" + twin.url());

            assertThat(run.code()).isZero();
            assertThat(run.out()).contains("outcome: Collected");
            assertThat(stored())
                    .anyMatch(name -> name.contains("01-CPU-"))
                    .anyMatch(name -> name.contains("01-ThreadCreate-"))
                    .anyMatch(name -> name.matches(".*/01-Trace-\\w+\\.trace"));
        }
    }

    @Test
    void hostilePeersEndInOneReasonEachAndNeverClean() throws IOException {
        assertReason("Timeout", Peer.that((_, _) -> Thread.sleep(600_000)));
        assertReason("ConnectionReset", Peer.that((socket, _) -> socket.setOption(StandardSocketOptions.SO_LINGER, 0)));
        assertReason("Redirected", Peer.saying("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest", ""));
        assertReason("NoPprof", Peer.saying("HTTP/1.1 404 Not Found\r\nContent-Length: 0", ""));
        assertReason("AuthRequired", Peer.saying("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0", ""));
        assertReason("NotAProfile", Peer.saying(OK, "<!doctype html><html>sign in</html>"));
        assertReason("EmptyReply", Peer.saying(OK, ""));
        assertReason("Truncated", Peer.saying(OK + "\r\nContent-Length: 500", "\u001f\u008b"));
        assertReason("SlowTarget", Peer.that((_, out) -> drip(out)));
        assertReason("TooLarge", Peer.that((_, out) -> flood(out)));
        assertReason("CorruptProfile", Peer.saying(OK, "\u0008\u0096\u0001\u0000\u00ff"));
        assertReason("ServerError", Peer.saying("HTTP/1.1 500 Oops\r\nContent-Length: 0", ""));
    }

    @Test
    void aProcessThatIsNotThereIsOneReason() {
        Run run = run("", "--target", "name=a,labels=app=shop,pid=" + Integer.MAX_VALUE);

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).contains("reason: NoSuchProcess", "verdict: Inconclusive", "reason: NothingCollected");
    }

    @Test
    void aSelectorThatMatchesNobodyIsAnError() {
        Run run = run("", "--target", "name=a,labels=app=other,pid=1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("no --target matches"));
    }

    @Test
    void aBadRequestIsOneLineAProblem() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.yaml"), "kind: ProfileRequest\nspec: {profiles: [{kind: Heep}]}\n");

        Run run = Run.of("run", "-f", file.toString(), "--target", "name=a,pid=1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.complaints()).hasSizeGreaterThan(1).allMatch(line -> line.contains("bad.yaml: "));
    }

    @Test
    void aStoreThatCannotBeMadeIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "");

        Run run = Run.of(
                "run",
                "--target",
                "name=a,pid=1",
                "--store",
                file.resolve("store").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("--store"));
    }

    @Test
    void aroundShowsWhatAnOperationLeftBehind() throws Exception {
        try (GoService leak = GoService.start("-rate", "200")) {
            Run run = Run.of("run", "--around", "sleep 0.7", "--target", "name=leak-1,url=" + leak.url());

            assertThat(run.out()).contains("main.forget");
            assertThat(run.code()).isIn(3, 5);
        }
    }

    @Test
    void aroundDoesNotRunACommandThatItCannotLookAround() throws IOException {
        Path ran = folder.resolve("ran");

        Run run = Run.of("run", "--around", "touch '" + ran + "'", "--target", "name=a,url=http://127.0.0.1:1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("ConnectionRefused"));
        assertThat(ran).doesNotExist();
    }

    @Test
    void asAProgramOfItsOwnItPrintsYamlAloneOnStdout() throws Exception {
        try (GoService twin = GoService.start("-idle", "10")) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "run",
                            "-f",
                            "-",
                            "--store",
                            folder.resolve("store").toString(),
                            "--target",
                            "name=twin-1,labels=app=shop,url=" + twin.url())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            child.getOutputStream().write(request(quick()).getBytes(StandardCharsets.UTF_8));
            child.getOutputStream().close();
            try (BufferedReader out = child.inputReader()) {
                assertThat(out.readLine()).isEqualTo("apiVersion: fleetprof.io/v1alpha1");
                assertThat(out.lines()).contains("  verdict: Clean");
            }
            assertThat(child.waitFor()).isZero();
        }
    }

    private void assertReason(String reason, Peer peer) throws IOException {
        try (peer) {
            Run run = run("capture: {targetTimeout: 2s}", "--target", "name=a,labels=app=shop,url=" + peer.url());

            assertThat(run.out()).contains("reason: " + reason + "\n", "verdict: Inconclusive");
            assertThat(run.err().lines())
                    .filteredOn(line -> line.startsWith("a: ") && !line.startsWith("a: Process"))
                    .hasSize(1)
                    .allMatch(line -> line.contains(reason));
            assertThat(run.err()).doesNotContain("Exception", "\tat ");
            assertThat(run.code()).isEqualTo(4);
            assertThat(run.took()).isLessThan(Duration.ofSeconds(90));
        }
    }

    /** Ends it between its first snapshot and the next. */
    private void endOnceRead(GoService service) {
        try {
            while (!firstRead()) {
                Thread.sleep(20);
            }
            service.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean firstRead() {
        try {
            return stored().stream().anyMatch(name -> name.contains("01-Process-"));
        } catch (IOException | UncheckedIOException _) {
            return false; // The folder is not there yet, or is being made.
        }
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        out.write((OK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(1000);
        }
    }

    private static void flood(OutputStream out) throws IOException {
        out.write((OK + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[1 << 20];
        while (true) {
            out.write(block);
        }
    }

    private static String quick() {
        return "profiles: [{kind: Goroutine, snapshots: 3, interval: 400ms}, {kind: Heap, snapshots: 1},"
                + " {kind: Process, snapshots: 2, interval: 400ms}]";
    }

    private static String request(String spec) {
        return """
                apiVersion: fleetprof.io/v1alpha1
                kind: ProfileRequest
                metadata: {name: shop, namespace: test}
                spec:
                  target: {selector: {matchLabels: {app: shop}}}
                  %s
                """.formatted(spec);
    }

    private Run run(String spec, String... words) {
        try {
            Path file = Files.writeString(folder.resolve("request.yaml"), request(spec));
            List<String> all = new ArrayList<>(List.of("run", "-f", file.toString()));
            all.addAll(List.of("--store", folder.resolve("store").toString()));
            all.addAll(List.of(words));
            return Run.of(all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of what lies below the run's prefix. */
    private List<String> stored() throws IOException {
        Path prefix = folder.resolve("store/fleetprof/local/test/shop");
        try (Stream<Path> paths = Files.walk(prefix)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> prefix.relativize(path))
                    .map(path -> path.subpath(1, path.getNameCount()).toString())
                    .toList();
        }
    }

    private String processRecord() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("store"))) {
            Path record = paths.filter(path -> path.getFileName().toString().matches("01-Process-\\w+\\.json"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(record);
        }
    }
}

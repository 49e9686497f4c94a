package io.fleetprof.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.GoService;
import io.fleetprof.operator.capture.http.Fetched;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.capture.http.Limits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest {
    @TempDir
    static Path leaky;

    @TempDir
    static Path steady;

    @TempDir
    Path folder;

    @BeforeAll
    static void takeSnapshots() throws Exception {
        try (HttpFetch fetch = new HttpFetch();
                GoService leak = GoService.start("-rate", "300");
                GoService twin = GoService.start("-idle", "900")) {
            for (int i = 1; i <= 3; i++) {
                get(fetch, leak, "goroutine", leaky.resolve("g" + i + ".pb.gz"));
                get(fetch, leak, "goroutine?debug=2", leaky.resolve("g" + i + ".txt"));
                get(fetch, twin, "goroutine", steady.resolve("g" + i + ".pb.gz"));
                get(fetch, twin, "goroutine?debug=1", steady.resolve("g" + i + ".txt"));
                Thread.sleep(400);
            }
        }
    }

    private static void get(HttpFetch fetch, GoService service, String profile, Path file) {
        URI uri = URI.create(service.url() + "/debug/pprof/" + profile);
        assertThat(fetch.get(uri, file, Limits.of(1 << 24, Duration.ofSeconds(10))))
                .isInstanceOf(Fetched.Body.class);
    }

    @Test
    void aLeakIsNamedWithItsLineAndTheShellIsTold() {
        Run run = Run.of("analyze", leaky.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).startsWith("Leaking").contains("main.forget (service.go:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void anIntervalGivesARate() {
        Run run = Run.of("analyze", "--interval", "400ms", "--format", "json", leaky.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).startsWith("{").contains("\"perMinute\"");
    }

    @Test
    void aSteadyTwinIsClean() {
        assertThat(Run.of("analyze", steady.toString()).code()).isZero();
    }

    @Test
    void aSingleFileIsNeverClean() {
        assertThat(Run.of("analyze", steady.resolve("g1.pb.gz").toString()).code())
                .isEqualTo(4);
    }

    @Test
    void anArchiveIsReadAsItsFiles() throws IOException {
        Path zip = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 1; i <= 3; i++) {
                out.putNextEntry(new ZipEntry("dump/g" + i + ".txt"));
                Files.copy(leaky.resolve("g" + i + ".txt"), out);
            }
        }

        Run run = Run.of("analyze", zip.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("main.forget");
    }

    @Test
    void theResultGoesWhereItIsSent() throws IOException {
        Path page = folder.resolve("report.html");

        Run run = Run.of("analyze", "--format", "html", "-o", page.toString(), leaky.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(page)).contains("main.forget");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                           | the file is empty",
                "<!DOCTYPE html><html>        | this is an HTML page",
                "hello                        | this is no profile of a known format",
                "{\"kind\": \"Pod\"}              | this is no profile of a known format"
            })
    void garbageIsOneLine(String content, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("garbage"), content);

        Run run = Run.of("analyze", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains(complaint));
    }

    @Test
    void aTruncatedProfileIsOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(leaky.resolve("g1.pb.gz"));
        Path cut = Files.write(folder.resolve("cut.pb.gz"), Arrays.copyOf(whole, whole.length / 2));

        Run run = Run.of("analyze", cut.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("ends early"));
    }

    @Test
    void garbageAmongGoodFilesForbidsClean() throws IOException {
        Path file = Files.writeString(folder.resolve("garbage"), "hello");

        Run run = Run.of("analyze", steady.toString(), file.toString());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.complaints()).hasSize(1);
    }

    @Test
    void aMissingFileIsAnErrorNotAVerdict() {
        Run run = Run.of("analyze", folder.resolve("nobody").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.endsWith("there is no such file"));
    }

    @Test
    void aFileAndItsCopyAreOneSnapshot() throws IOException {
        Path copy = Files.copy(steady.resolve("g1.pb.gz"), folder.resolve("copy.pb.gz"));

        Run run = Run.of("analyze", steady.resolve("g1.pb.gz").toString(), copy.toString());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.complaints()).hasSize(1).allMatch(line -> line.contains("copy.pb.gz: the same snapshot as"));
    }

    @Test
    void aMissingFileAmongGoodOnesIsSaidAndTheOthersAreRead() {
        Run run = Run.of("analyze", folder.resolve("nobody").toString(), leaky.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.complaints()).hasSize(1);
    }

    @Test
    void anEmptyFolderIsOneLine() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Run run = Run.of("analyze", empty.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("there is no file in it"));
    }

    @Test
    void aBrokenArchiveIsNamed() throws IOException {
        Path zip = Files.writeString(folder.resolve("cut.zip"), "PK\u0003\u0004…");

        Run run = Run.of("analyze", zip.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1).allMatch(line -> line.contains("cut.zip: "));
    }

    @Test
    void twoProgramsGivenAsOneAreNotClean() throws IOException {
        Path other =
                Path.of("../analysis/src/test/resources/golden/go/go1.27.4/curl-debug-pprof-goroutine-debug0.pb.gz");

        Run run = Run.of("analyze", steady.resolve("g1.pb.gz").toString(), other.toString());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).startsWith("Inconclusive").contains("NotOneProcess");
    }

    @Test
    void comparisonNamesWhatCame() {
        Run run = Run.of(
                "compare",
                leaky.resolve("g1.pb.gz").toString(),
                "--with",
                leaky.resolve("g3.pb.gz").toString(),
                "--format",
                "md");

        assertThat(run.code()).isIn(3, 4, 5);
        assertThat(run.out()).contains("main.forget");
    }

    @Test
    void misuseIsOneLineAndTwo() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("analyse"),
                List.of("analyze"),
                List.of("analyze", "--interval", "fast", "x"),
                List.of("analyze", "--format", "pdf", "x"),
                List.of("analyze", "--threshold", "0", "x"),
                List.of("analyze", "--interval", "0s", "x"),
                List.of("compare", "x"),
                List.of("run"),
                List.of("run", "--target", "name=a"),
                List.of("run", "--target", "name=a,url=http://127.0.0.1:99999"),
                List.of("run", "--target", "name=a,pid=1", "--format", "json"),
                List.of("run", "--target", "name=a,pid=1", "--threshold", "10"),
                List.of("run", "--target", "name=a,pid=1", "--around", "true", "-f", "request.yaml"),
                List.of("run", "--target", "name=a,pid=1", "--around", "true", "--store", "profiles"),
                List.of("run", "--target", "name=a,pid=1", "--target", "name=a,pid=1"))) {
            Run run = Run.of(words.toArray(String[]::new));

            assertThat(run.code()).as("%s", words).isEqualTo(2);
            assertThat(run.err().lines()).as("%s", words).hasSize(1).allMatch(line -> line.contains("--help"));
        }
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() {
        assertThat(Run.of("analyse", "x").err()).contains("no command 'analyse'", "demo, run, analyze, compare");
        assertThat(Run.of("--fast").err()).contains("Unknown option: '--fast'");
    }

    @Test
    void helpHasExamples() {
        for (String command : List.of("run", "analyze", "compare")) {
            String help = Run.of(command, "--help").out();
            assertThat(help).contains("Examples:", "  fleetprof " + command);
            assertThat(help.substring(help.indexOf("Examples:")).lines().skip(1))
                    .as("lines that are not broken")
                    .allMatch(line -> line.startsWith("  "));
        }
        assertThat(Run.of("--help").out()).contains("Exit codes");
        assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out());
        assertThat(Run.of("--version").out()).startsWith("fleetprof ");
    }
}

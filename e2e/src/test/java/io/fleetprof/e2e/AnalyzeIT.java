package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.fleetprof.e2e.Fleetprof.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in, findings out. */
class AnalyzeIT {
    private static final Path LEAKY = Goldens.series("orders-leaking-every-4s");
    private static final Path HEALTHY = Goldens.series("orders-healthy-every-4s");
    private static final String FIRST = "1-curl-debug-pprof-goroutine-debug0.pb.gz";
    private static final String SECOND = "2-curl-debug-pprof-goroutine-debug0.pb.gz";
    private static final String THIRD = "3-curl-debug-pprof-goroutine-debug0.pb.gz";

    @TempDir
    Path folder;

    @Test
    void threeFilesOfALeakNameItsLine() throws Exception {
        Ended ended = Fleetprof.run("analyze", LEAKY.resolve(FIRST), LEAKY.resolve(SECOND), LEAKY.resolve(THIRD));

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).startsWith("Leaking").contains("main.askSupplier (main.go:69)");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void itsTwinInAZipIsClean() throws Exception {
        Path zip = zip(HEALTHY);

        Ended ended = Fleetprof.run("analyze", zip);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("Clean").contains("1,500 goroutines in chan send");
    }

    /** The textbook leak: goroutines that sleep for an hour, started one by one. */
    @ParameterizedTest
    @CsvSource({
        "asleep-starting-every-5s, 3, Leaking",
        "asleep-2-minutes-every-5s, 5, Suspect",
        "asleep-11-minutes-every-5s, 3, Leaking"
    })
    void sleepersAreJudgedByHowLongTheySleep(String series, int code, String verdict) throws Exception {
        Ended ended = Fleetprof.run("analyze", Goldens.series(series));

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).startsWith(verdict).contains("main.remindCustomer (main.go:41)");
    }

    @Test
    void aSingleFileIsNeverClean() throws Exception {
        assertThat(Fleetprof.run("analyze", Goldens.goroutines("go1.27.4")).code())
                .isEqualTo(4);
        assertThat(Fleetprof.run("analyze", HEALTHY.resolve(FIRST)).code()).isIn(4, 5);
    }

    @Test
    void filesOfTwoProcessesAreNotJudgedAsOne() throws Exception {
        Ended ended = Fleetprof.run("analyze", Goldens.goroutines("go1.26.8"), Goldens.goroutines("go1.27.4"));

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out()).startsWith("Inconclusive").contains("NotOneProcess");
    }

    @Test
    void jsonKeepsTheCheckedInSchema() throws Exception {
        String leaking = Fleetprof.run("analyze", "--format", "json", "--interval", "4s", LEAKY)
                .out();
        String clean = Fleetprof.run("analyze", "--format", "json", HEALTHY).out();

        assertThat(leaking).contains("\"perMinute\"");
        assertKeepsSchema(leaking);
        assertKeepsSchema(clean);
    }

    @Test
    void aPageGoesWhereItIsSent() throws Exception {
        Path page = folder.resolve("a report.html");

        Ended ended = Fleetprof.run("analyze", LEAKY, "--format", "html", "-o", page);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(page).content().startsWith("<!").contains("main.askSupplier", "</html>");
    }

    @Test
    void markdownNamesTheLeakBelowAHeading() throws Exception {
        Ended ended = Fleetprof.run("analyze", LEAKY, "--format", "md");

        assertThat(ended.out()).startsWith("# ").contains("Leaking", "main.askSupplier");
    }

    @Test
    void theCommandsOfAFindingShowTheSameWhereTheyWerePrinted() throws Exception {
        String json = new Fleetprof()
                .in(LEAKY.getParent())
                .ended("analyze", "--format", "json", LEAKY.getFileName())
                .out();

        List<String> commands = Json.lines(Json.tree(json).at("/findings/0/verify"));
        assertThat(commands).hasSize(2);
        assertThat(Shell.run(LEAKY.getParent(), commands.getFirst())).contains("  3338 ");
        String lines = Shell.run(LEAKY.getParent(), commands.getLast());
        assertThat(Integer.parseInt(lines.strip()))
                .as("calls, whatever they wait for")
                .isBetween(3338, 3400);
    }

    @Test
    void whatMovedIsNamedByPlace() throws Exception {
        Ended ended = Fleetprof.run("compare", LEAKY.resolve(FIRST), "--with", LEAKY.resolve(THIRD));

        assertThat(ended.code()).as("one snapshot proves no persistence").isEqualTo(5);
        assertThat(ended.out()).contains("Stayed", "+1,616  goroutines in chan send at main.askSupplier");
    }

    private static void assertKeepsSchema(String document) throws IOException {
        Path file =
                Fleetprof.ROOT.resolve("analysis/src/main/resources/io/fleetprof/analysis/report/findings.schema.json");
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(file));

        assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    private Path zip(Path series) throws IOException {
        Path zip = folder.resolve("all of them.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.newDirectoryStream(series)) {
            for (Path file : files) {
                out.putNextEntry(new ZipEntry("dumps/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        return zip;
    }
}

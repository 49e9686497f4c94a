package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Growth;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.facts.Recorded;
import io.fleetprof.analysis.report.format.Label;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsJsonTest {
    private final SchemaCheck schema = new SchemaCheck("findings.schema.json");

    FindingsJsonTest() throws IOException {}

    @Test
    void everyReportIsValid() throws IOException {
        for (Report report : Examples.all()) {
            schema.assertValid(json(report));
        }
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        for (Report report :
                List.of(Examples.leaking(), Examples.suspect(), Examples.clean(), Examples.inconclusive())) {
            Report withoutSnapshots = new Report(report.subject(), report.analysis(), Fleet.EMPTY);
            assertThat(FindingsJson.read(bytes(report))).isEqualTo(new FindingsJson.Reading.Read(withoutSnapshots));
        }
    }

    @Test
    void theSchedulersFiguresAreThereOrWhatToEnable() throws IOException {
        String json = json(Examples.leaking());

        schema.assertValid(json);
        assertThat(json)
                .contains("\"figure\" : \"GOMAXPROCS\"", "\"unknown\" : \"serve promhttp.Handler()")
                .contains("\"text\" : \"goroutines: 3,080 to 3,522 in 3 pods (goroutine profile)\"");
    }

    @Test
    void sinceWhenIsToldAsTheHeadlineTellsIt() throws IOException {
        Report report = Recorded.report("jvm/jdk25/ExecutorPerCall-every-4s");
        String json = json(report);
        schema.assertValid(json);
        assertThat(json)
                .contains("\"since\" : {")
                .containsPattern("\"at\" : \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"");
        assertThat(FindingsJson.read(bytes(report)))
                .isEqualTo(new FindingsJson.Reading.Read(new Report(report.subject(), report.analysis(), Fleet.EMPTY)));
    }

    @Test
    void withoutTimesItTellsNoSince() throws IOException {
        assertThat(json(with(finding(Family.THREAD, StateClass.RUNNING, Tier.PROBABLE))))
                .doesNotContain("since");
    }

    /** Half a character is replaced when written: from then on nothing changes. */
    @Test
    void aReadFileIsWrittenTheSame() throws IOException {
        Report once = read(Examples.hostile());
        assertThat(read(once)).isEqualTo(once);
    }

    @Test
    void everyFamilyStateClassAndTierIsInTheSchema() throws IOException {
        for (Family family : Family.values()) {
            for (StateClass stateClass : StateClass.values()) {
                schema.assertValid(json(with(finding(family, stateClass, Tier.SUSPECTED))));
            }
        }
        for (Tier tier : Tier.values()) {
            schema.assertValid(json(with(finding(Family.THREAD, StateClass.RUNNING, tier))));
            assertThat(Label.of(tier)).isEqualTo(tier.label());
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(Label.of(verdict)).isEqualTo(verdict.label());
        }
    }

    @Test
    void whatPassesTheBoundsIsCutAndSaid() throws IOException {
        Report report = with(Collections.nCopies(501, finding(Family.GOROUTINE, StateClass.LIVE, Tier.PROVEN)));
        String json = json(report);
        schema.assertValid(json);
        assertThat(json).contains("only the first 500 of 501 findings are kept");
    }

    @Test
    void anOversizedFindingStillFitsTheSchema() throws IOException {
        Report report = with(List.of(oversized(), oversized()));
        schema.assertValid(json(report));
        assertThat(json(report)).contains("pods or stacks of the lesser findings are left out");
    }

    @Test
    void theSchemaRefusesWhatWeNeverWrite() throws IOException {
        String json = json(Examples.leaking());
        schema.assertInvalid(json.replace("\"Probable\"", "\"Likely\""));
        schema.assertInvalid(json.replace("\"count\" : 10003", "\"count\" : -1"));
        schema.assertInvalid(json.replace("\"verdict\"", "\"judgement\""));
        schema.assertInvalid(json.replace("findings/v1", "findings/v2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\u0000",
                "<html></html>",
                "{\"schemaVersion\": \"fleetprof.io/findings/v9\"}",
                "{\"schemaVersion\": \"fleetprof.io/findings/v1\"}",
                "{\"schemaVersion\": {\"\": []}}"
            })
    void whatIsNoFindingsFileGivesOneLine(String text) {
        assertRefused(text);
    }

    @Test
    void aMissingOrWrongValueIsNamed() throws IOException {
        String json = json(Examples.leaking());
        assertThat(assertRefused(json.replace("\"Probable\"", "\"Likely\""))).contains("findings.[0].tier");
        assertThat(assertRefused(json.replace("\"count\" : 10003", "\"count\" : null")))
                .contains("count");
        assertThat(assertRefused(json.replace("\"had\"", "\"has\""))).contains("had");
        assertRefused(json.replace("\"PT20S\"", "\"soon\""));
        assertRefused("[".repeat(100_000));
        assertRefused(json.substring(0, json.length() / 2));
    }

    private static String assertRefused(String text) {
        FindingsJson.Reading reading = FindingsJson.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(FindingsJson.Reading.Refused.class);
        String line = ((FindingsJson.Reading.Refused) reading).line();
        assertThat(line).hasSizeLessThan(600).hasLineCount(1).doesNotContain("Exception", "com.fasterxml");
        return line;
    }

    private static Report with(Finding finding) {
        return with(List.of(finding));
    }

    private static Report with(List<Finding> findings) {
        Analysis analysis = new Analysis(
                Verdict.SUSPECT, "", findings, List.of(), new Coverage(1, 1, 2), Optional.empty(), List.of());
        return new Report(Examples.suspect().subject(), analysis, Fleet.EMPTY);
    }

    private static Finding finding(Family family, StateClass stateClass, Tier tier) {
        Frame frame = new Frame("f", "", 0);
        Growth growth = new Growth(1, 2, 5, Optional.of(1.5), Optional.of(new Growth.Interval(-1, 4)));
        PodShare pod = new PodShare("p", "", Collections.nCopies(1001, 1L), tier);
        Fingerprint fingerprint = new Fingerprint(family, stateClass, "f");
        return new Finding(
                tier,
                "d",
                fingerprint,
                new State("s", stateClass),
                frame,
                Optional.empty(),
                2,
                0,
                growth,
                List.of(pod),
                List.of(),
                List.of(),
                "",
                "",
                List.of(),
                List.of());
    }

    private static Finding oversized() {
        String name = "€\ud83d\ude00".repeat(1000);
        Frame frame = new Frame(name, name, Integer.MAX_VALUE);
        return new Finding(
                Tier.PROVEN,
                name,
                new Fingerprint(Family.GOROUTINE, StateClass.NEVER_IDLE, name),
                new State(name, StateClass.NEVER_IDLE),
                frame,
                Optional.of(frame),
                1,
                1,
                new Growth(1, 1, 1, Optional.of(Double.NaN), Optional.of(new Growth.Interval(Double.NaN, 1))),
                Collections.nCopies(20_001, new PodShare("p", "w", List.of(1L), Tier.PROVEN)),
                Collections.nCopies(300, "had"),
                Collections.nCopies(300, "lacked"),
                name,
                name,
                Collections.nCopies(300, "verify"),
                Collections.nCopies(20, new Trace(new Stack(Collections.nCopies(200, frame)), 1)));
    }

    private static Report read(Report report) throws IOException {
        return ((FindingsJson.Reading.Read) FindingsJson.read(bytes(report))).report();
    }

    private static byte[] bytes(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(report, out);
        return out.toByteArray();
    }

    private static String json(Report report) throws IOException {
        return new String(bytes(report), StandardCharsets.UTF_8);
    }
}

package io.fleetprof.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.format.Columns;
import io.fleetprof.analysis.report.page.HtmlReport;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
    private static final Map<String, Report> REPORTS = Map.of(
            "leaking", Examples.leaking(),
            "suspect", Examples.suspect(),
            "clean", Examples.clean(),
            "inconclusive", Examples.inconclusive(),
            "hostile", Examples.hostile());
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\n]]");

    @ParameterizedTest
    @ValueSource(strings = {"leaking", "suspect", "clean", "inconclusive", "hostile"})
    void everyFormStaysAsItWasAgreed(String name) throws IOException {
        Report report = REPORTS.get(name);
        Golden.assertSame(name + ".txt", TextReport.render(report, Ink.PLAIN));
        Golden.assertSame(name + ".md", MarkdownReport.render(report));
        Golden.assertSame(name + ".html", HtmlReport.render(report));
    }

    @Test
    void theVerdictComesFirst() {
        assertThat(TextReport.render(Examples.leaking(), Ink.PLAIN))
                .startsWith(
                        "Leaking since about 14:02 UTC: 10,003 goroutines in chan send at main.leak (main.go:22), growing\n"
                                + "998/min, 3 of 3 pods\n");
        assertThat(TextReport.render(Examples.clean(), Ink.PLAIN))
                .startsWith("Clean: nothing growing faster than 150 a minute");
    }

    @Test
    void statusSpeaksOfTheWorstInOneLine() {
        assertThat(Headline.worst(Examples.chanSend())).isEqualTo("10003 chan send main.leak (main.go:22)");
        assertThat(Headline.of(Examples.hostile()).line()).doesNotContainPattern(INVISIBLE);
    }

    @Test
    void nothingThatSteersATerminalGetsThrough() {
        String text = TextReport.render(Examples.hostile(), Ink.PLAIN);
        assertThat(text).doesNotContainPattern(INVISIBLE).contains("\\u{1b}[31m");
        assertThat(TextReport.render(Examples.hostile(), Ink.COLOUR).split("\u001b", -1))
                .as("pieces between our own escapes: verdict and tier, on and off")
                .hasSize(5);
    }

    @Test
    void linesKeepToTheWidthExceptCommands() {
        for (Report report : Examples.all()) {
            assertThat(TextReport.render(report, Ink.PLAIN).lines().filter(line -> line.length() > Columns.WIDTH))
                    .allMatch(line -> line.contains("go tool pprof")
                            || line.startsWith(report.analysis().verdict().label()));
        }
    }

    @Test
    void pagesHoldNoElementThatIsNotOurs() {
        String page = HtmlReport.render(Examples.hostile());
        assertThat(page).doesNotContain("javascript:y)\"", "src=").doesNotContainPattern(INVISIBLE);
        assertThat(page.split("<script", -1))
                .as("around the one script that is ours")
                .hasSize(2);
        assertThat(page.split("<h1>", -1)).hasSize(2);
        assertThat(page).contains("Content-Security-Policy", "default-src &#39;none&#39;; style-src &#39;sha256-");
        assertThat(page).doesNotContain("href=\"../x.html\"");
    }

    @Test
    void markdownHoldsNoElementThatIsNotOurs() {
        String text = MarkdownReport.render(Examples.hostile());
        String prose = text.replaceAll("(?s)(`{3,})\\w*\n.*?\n\\1\n", "").replaceAll("(`+) .*? \\1", "");
        assertThat(prose)
                .doesNotContainPattern("(?<!\\\\)<(?!/?details>|/?summary>|!-- -->)")
                .doesNotContainPattern("(?<!\\\\)]\\(");
        assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("| `")))
                .as("every row of the table keeps its four cells")
                .allMatch(line ->
                        line.replace("\\|", "").chars().filter(c -> c == '|').count() == 5);
    }

    @Test
    void aThousandFindingsStayReadable() {
        Report one = Examples.leaking();
        Analysis it = one.analysis();
        Analysis many = new Analysis(
                it.verdict(),
                it.reason(),
                Collections.nCopies(1000, Examples.chanSend()),
                List.of(),
                it.coverage(),
                it.window(),
                it.remarks());
        Report report = new Report(one.subject(), many, one.fleet());
        assertThat(TextReport.render(report, Ink.PLAIN)).contains("and 950 more findings in findings.json");
        assertThat(MarkdownReport.render(report)).contains("950 more findings");
        assertThat(HtmlReport.render(report)).contains("500 more findings in findings.json");
    }
}

package io.fleetprof.analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.Examples;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.facts.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    private static final int THREE_MEGABYTES = 3_000_000;
    private static final Pattern HEADING = Pattern.compile("<h([1-6])[ >]");

    static List<Named<Report>> reports() throws IOException {
        List<Named<Report>> reports = new ArrayList<>();
        Examples.all().forEach(report -> reports.add(Named.of("example " + reports.size(), report)));
        for (String recording : List.of(
                "go/go1.26.8/orders-leaking-every-4s",
                "go/go1.26.8/orders-healthy-every-4s",
                "jvm/jdk25/ThreadPerRequest-every-4s",
                "jvm/jdk21/ExecutorPerCall-every-4s",
                "jvm/jdk25/json/VirtualWaiters-every-4s")) {
            reports.add(Named.of(recording, Recorded.report(recording)));
        }
        return reports;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void nothingRunsAndNothingAppliesButWhatThePolicyNames(Report report) throws GeneralSecurityException {
        String page = HtmlReport.render(report);

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains("style-src &#39;sha256-" + hash(between(page, "<style>", "</style>")))
                .contains("script-src &#39;sha256-" + hash(between(page, "<script>", "</script>")))
                .doesNotContain("unsafe", "src=", "@import", "url(")
                .doesNotContainPattern("<[^>]* (style|on\\w+)=");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void headingsDescendOneLevelAtATime(Report report) {
        List<Integer> levels = HEADING.matcher(HtmlReport.render(report))
                .results()
                .map(heading -> Integer.valueOf(heading.group(1)))
                .toList();

        assertThat(levels.getFirst()).isEqualTo(1);
        assertThat(levels).filteredOn(level -> level == 1).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyLinkLeadsSomewhere(Report report) {
        String page = HtmlReport.render(report);
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().forEach(link -> assertThat(page)
                .contains("id=\"" + link.group(1) + "\""));
    }

    @Test
    void theAnswersStandInTheirOrder() {
        String page = HtmlReport.render(Examples.leaking());

        assertThat(page)
                .containsSubsequence(
                        "Leaking</span> since about 14:02 UTC",
                        "<dt>What",
                        "10,003 goroutines in chan send",
                        "<dt>Where",
                        "main.leak (/src/checkout/main.go:22)",
                        "<dt>Pods",
                        "checkout-7f9c-x2",
                        "<dt>Since",
                        "14:02",
                        "<dt>First action",
                        "Give the channel room");
        assertThat(page)
                .containsSubsequence(
                        "<h2>Timeline",
                        "<h2>Top five",
                        "<h2>Findings",
                        "<h2>First against last",
                        "<h2>Flame graphs",
                        "<h2>Recommendations",
                        "<h2>Incident",
                        "<h3>Situation",
                        "<h3>Task",
                        "<h3>Action",
                        "<h3>Result");
    }

    @Test
    void fiveHundredFindingsFitIntoThreeMegabytes() {
        List<Finding> findings = IntStream.range(0, 500)
                .mapToObj(i -> finding("main.(*service" + i + ").handle", 20, 40))
                .toList();
        String page = HtmlReport.render(many(findings));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(THREE_MEGABYTES);
        assertThat(findings.stream().map(Finding::id)).allMatch(id -> page.contains("id=\"finding-" + id));
    }

    @Test
    void soDoFiveHundredThatAreMadeToBurstIt() {
        String name = "<\u202e\u001b'&\">".repeat(2000);
        List<Finding> findings = Collections.nCopies(500, finding(name, 200, 128));
        String page = HtmlReport.render(many(findings));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(THREE_MEGABYTES);
        assertThat(page).contains("more findings in findings.json").doesNotContain("\u202e", "\u001b");
    }

    @Test
    void hostileNamesStayText() {
        String page = HtmlReport.render(many(List.of(finding(Examples.HOSTILE, 1, 3))));

        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    private static Report many(List<Finding> findings) {
        Report one = Examples.leaking();
        Analysis it = one.analysis();
        return new Report(
                one.subject(),
                new Analysis(it.verdict(), it.reason(), findings, findings, it.coverage(), it.window(), it.remarks()),
                one.fleet());
    }

    /** Of the size of a real one: two stacks, a page of evidence. */
    private static Finding finding(String function, int pods, int depth) {
        Finding like = Examples.chanSend();
        Frame frame = new Frame(function, "/src/checkout/internal/" + function + ".go", 22);
        Trace stack = new Trace(new Stack(Collections.nCopies(depth, frame)), 7);
        UnaryOperator<List<String>> naming =
                lines -> Stream.concat(lines.stream(), IntStream.range(0, 6).mapToObj(i -> "grows alike: " + function))
                        .toList();
        return new Finding(
                Tier.PROBABLE,
                like.detector(),
                new Fingerprint(like.fingerprint().family(), like.fingerprint().stateClass(), function),
                new State(function, like.state().stateClass()),
                frame,
                like.createdBy(),
                like.count(),
                0,
                like.growth(),
                Collections.nCopies(
                        pods, new PodShare("checkout-" + function, "checkout", List.of(1L, 2L, 3L), Tier.PROBABLE)),
                naming.apply(like.had()),
                naming.apply(like.lacked()),
                like.cause() + function,
                like.remedy() + function,
                like.verify(),
                List.of(stack, stack, stack, stack));
    }

    private static String between(String page, String open, String close) {
        int start = page.indexOf(open) + open.length();
        return page.substring(start, page.indexOf(close, start));
    }

    private static String hash(String content) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}

package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Printable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The report as one page ({@code report/index.html}) without script and without anything to load. The first screen
 * answers: what, where, which pods, what to do first.
 */
public final class HtmlReport {
    private static final Pattern LINKED = Pattern.compile("report/([A-Za-z0-9_-][A-Za-z0-9._-]*\\.(html|md))");

    private final Html html;
    private final Report report;

    private HtmlReport(Report report) {
        this.report = report;
        this.html = Page.open(
                Headline.of(report.analysis()).verdict().label() + ": " + Paragraphs.subject(report.subject()));
    }

    public static String render(Report report) {
        return new HtmlReport(report).page();
    }

    private String page() {
        Analysis analysis = report.analysis();
        head(analysis);
        analysis.findings().stream().limit(Paragraphs.MAX_ROWS).forEach(it -> finding(it, analysis.coverage()));
        int more = analysis.findings().size() - Paragraphs.MAX_ROWS;
        if (more > 0) {
            html.leaf("p", "And " + Wording.number(more) + " more findings in findings.json.");
        }
        List<String> observations =
                analysis.observations().stream().map(Paragraphs::observation).toList();
        list("Observations (no findings)", observations);
        list("Remarks", analysis.remarks());
        list(
                "Not read in full",
                Paragraphs.troubled(report.subject()).stream()
                        .map(Paragraphs::target)
                        .toList());
        files(report.subject().artifacts());
        html.leaf("p", Paragraphs.footer(report.subject()), "class", "soft");
        return html.page();
    }

    private void head(Analysis analysis) {
        Headline headline = Headline.of(analysis);
        html.open("header");
        tag(headline.verdict().label());
        html.leaf("h1", headline.text());
        html.leaf("p", Paragraphs.subject(report.subject()) + "; " + Paragraphs.coverage(analysis), "class", "soft");
        Paragraphs.reason(analysis).ifPresent(reason -> html.leaf("p", reason, "class", "soft"));
        html.close();
        analysis.findings().stream().findFirst().ifPresent(worst -> summary(worst, analysis.coverage()));
    }

    private void summary(Finding worst, Coverage coverage) {
        html.open("section", "class", "card").open("dl");
        row("what", () -> html.text(Wording.population(worst) + ", " + Wording.growth(worst.growth())));
        row("where", () -> html.leaf("code", Printable.name(Entries.full(worst.location()))));
        row("pods", () -> {
            html.text(Wording.pods(worst, coverage));
            worst.pods().stream().findFirst().ifPresent(this::worstPod);
        });
        row(
                "first action",
                () -> html.open("span", "class", "act").prose(worst.remedy()).close());
        html.close().close();
    }

    private void worstPod(PodShare pod) {
        html.text(", worst ").leaf("code", Printable.name(pod.pod())).text(" with " + Wording.counts(pod));
    }

    private void finding(Finding finding, Coverage coverage) {
        html.open("article", "class", "card", "id", "finding-" + finding.id()).open("h2");
        tag(finding.tier().label());
        html.text(" " + Headline.what(finding)).close().open("dl");
        Entries.of(finding, coverage).forEach(entry -> row(entry.label(), () -> entry(entry)));
        html.close().close();
    }

    private void entry(Entry entry) {
        switch (entry) {
            case Entry.Name it -> html.leaf("code", Printable.name(it.name()));
            case Entry.Sentence it -> html.prose(it.text());
            case Entry.Sentences it -> Page.bullets(html, it.lines());
            case Entry.Commands it -> Page.block(html, it.lines());
            case Entry.Pods it -> pods(it);
            case Entry.Stacks it -> it.traces().forEach(this::stack);
        }
    }

    private void pods(Entry.Pods pods) {
        html.text(pods.summary()).open("table", "class", "pods").open("thead").open("tr");
        List.of("Pod", "Workload", "Count", "Tier").forEach(head -> html.leaf("th", head));
        html.close().close().open("tbody");
        for (PodShare pod : pods.pods()) {
            html.open("tr").open("td").leaf("code", Printable.name(pod.pod())).close();
            html.leaf("td", pod.workload()).leaf("td", Wording.counts(pod));
            html.leaf("td", pod.tier().label()).close();
        }
        html.close().close();
        if (pods.more() > 0) {
            html.leaf("p", "and " + Wording.number(pods.more()) + " more", "class", "soft");
        }
    }

    private void stack(Trace trace) {
        List<String> frames = trace.stack().frames().stream().map(Entries::full).toList();
        html.open("details").leaf("summary", Wording.number(trace.count()) + " on this stack");
        Page.block(html, frames);
        html.close();
    }

    private void list(String title, List<String> rows) {
        if (!rows.isEmpty()) {
            html.open("section", "class", "card").leaf("h2", title);
            Page.bullets(html, Paragraphs.shortened(rows));
            html.close();
        }
    }

    private void files(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        html.open("section", "class", "card").leaf("h2", "Files").open("ul");
        for (String key : Paragraphs.shortened(keys)) {
            html.open("li");
            file(key);
            html.close();
        }
        html.close().close();
    }

    /** Pages beside this one are links; whatever else lies in the bucket is named. */
    private void file(String key) {
        var beside = LINKED.matcher(key);
        if (beside.matches()) {
            html.leaf("a", key, "href", beside.group(1));
        } else {
            html.text(key);
        }
    }

    private void row(String label, Runnable content) {
        html.leaf("dt", label).open("dd");
        content.run();
        html.close();
    }

    private void tag(String word) {
        html.leaf("span", word, "class", "tag " + word);
    }
}

package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.peer.Chain;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.facts.Facts;
import io.fleetprof.analysis.report.facts.Incident;
import io.fleetprof.analysis.report.facts.Recommendation;
import io.fleetprof.analysis.report.facts.Timeline;
import io.fleetprof.analysis.report.format.Markdown;
import io.fleetprof.analysis.report.format.Wording;
import io.fleetprof.analysis.report.scheduler.Scheduler;
import io.fleetprof.analysis.report.threads.Threads;
import io.fleetprof.analysis.report.threads.ThreadsWording;
import java.util.List;
import java.util.stream.Collectors;

/** The report as GitHub-flavoured Markdown ({@code report.md}). */
public final class MarkdownReport {
    private static final int MAX_RECOMMENDATIONS = 10;
    private static final int MAX_CHAINS = 10;

    private MarkdownReport() {}

    public static String render(Report report) {
        Analysis analysis = report.analysis();
        StringBuilder out = new StringBuilder(head(report));
        out.append(chains(analysis.chains()));
        for (Finding finding :
                analysis.findings().stream().limit(Paragraphs.MAX_ROWS).toList()) {
            out.append(finding(finding, analysis.coverage()));
        }
        Facts facts = report.facts();
        int more = analysis.findings().size() - Paragraphs.MAX_ROWS;
        out.append(more > 0 ? "And " + Wording.number(more) + " more findings in `findings.json`.\n\n" : "");
        out.append(timeline(facts.timeline()));
        out.append(recommendations(facts.recommendations()));
        facts.incident(Paragraphs.subject(report.subject())).ifPresent(it -> out.append(incident(it)));
        out.append(scheduler(facts.scheduler()));
        out.append(threads(facts.threads()));
        out.append(list(
                "Observations (no findings)",
                analysis.observations().stream().map(Paragraphs::observation).toList()));
        out.append(list("Remarks", analysis.remarks()));
        out.append(list(
                "Not read in full",
                Paragraphs.troubled(report.subject()).stream()
                        .map(Paragraphs::target)
                        .toList()));
        return out.append("---\n")
                .append(Markdown.text(Paragraphs.footer(report.subject())))
                .append('\n')
                .toString();
    }

    private static String head(Report report) {
        Analysis analysis = report.analysis();
        Headline headline = Headline.of(report);
        String reason = Paragraphs.reason(analysis)
                .map(it -> "- **Why:** " + Markdown.text(it) + "\n")
                .orElse("");
        String since = analysis.findings().stream()
                .findFirst()
                .map(worst -> "- **Since:** "
                        + Markdown.text(report.facts().since(worst).answer()) + "\n")
                .orElse("");
        String verdict = headline.verdict().label()
                + headline.since().map(it -> " " + it).orElse("");
        return "# " + verdict + ": " + Markdown.text(Paragraphs.subject(report.subject())) + "\n\n"
                + "**" + Markdown.text(headline.text()) + "**\n\n"
                + since
                + reason
                + "- **Coverage:** " + Markdown.text(Paragraphs.coverage(analysis)) + "\n\n";
    }

    private static String finding(Finding finding, Coverage coverage) {
        return Entries.of(finding, coverage).stream()
                .map(MarkdownReport::entry)
                .collect(
                        Collectors.joining("", "## " + Markdown.text(Paragraphs.findingTitle(finding)) + "\n\n", "\n"));
    }

    private static String entry(Entry entry) {
        String label = "- **" + capital(entry.label()) + ":** ";
        return switch (entry) {
            case Entry.Name it -> label + Markdown.code(it.name()) + "\n";
            case Entry.Sentence it -> label + Markdown.text(it.text()) + "\n";
            case Entry.Sentences it -> label + "\n" + bullets("  - ", it.lines());
            case Entry.Commands it -> "\n" + capital(it.label()) + ":\n\n" + Markdown.block("sh", it.lines()) + "\n";
            case Entry.Pods it -> label + it.summary() + "\n\n" + pods(it) + "\n";
            case Entry.Stacks it -> stacks(it.traces());
        };
    }

    private static String pods(Entry.Pods pods) {
        StringBuilder out = new StringBuilder("| Pod | Workload | Count | Tier |\n|---|---|---|---|\n");
        for (PodShare pod : pods.pods()) {
            out.append("| ").append(Markdown.cell(pod.pod()));
            out.append(" | ").append(pod.workload().isEmpty() ? "" : Markdown.cell(pod.workload()));
            out.append(" | ").append(Wording.counts(pod));
            out.append(" | ").append(pod.tier().label()).append(" |\n");
        }
        return out + (pods.more() > 0 ? "\nand " + Wording.number(pods.more()) + " more\n" : "");
    }

    private static String stacks(List<Trace> traces) {
        StringBuilder out = new StringBuilder("<details><summary>Stacks</summary>\n\n");
        for (Trace trace : traces) {
            List<String> frames =
                    trace.stack().frames().stream().map(Entries::full).toList();
            out.append(Wording.number(trace.count())).append(" on\n\n");
            out.append(Markdown.block("", frames)).append('\n');
        }
        return out.append("</details>\n\n").toString();
    }

    private static String chains(List<Chain> chains) {
        return chains.isEmpty()
                ? ""
                : chains.stream()
                        .limit(MAX_CHAINS)
                        .map(chain -> Markdown.block("", chain.diagram()) + "\n" + bullets("- ", ChainText.lines(chain))
                                + "\n")
                        .collect(Collectors.joining("", "## Chain of calls\n\n", ""));
    }

    private static String timeline(Timeline timeline) {
        if (timeline.events().isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("## Timeline\n\n| Time | Pod | Fact | Source |\n|---|---|---|---|\n");
        for (Timeline.Event event : timeline.events()) {
            out.append("| ").append(event.at().map(Wording::time).orElse(""));
            out.append(" | ").append(Markdown.cell(event.pod()));
            out.append(" | ").append(Markdown.text(String.join("; ", event.what())));
            out.append(" | ")
                    .append(event.sources().stream()
                            .map(source -> Markdown.cell(source.substring(source.lastIndexOf('/') + 1)))
                            .collect(Collectors.joining(" ")));
            out.append(" |\n");
        }
        return out + (timeline.more() > 0 ? "\nand " + Wording.number(timeline.more()) + " more\n" : "") + "\n";
    }

    private static String recommendations(List<Recommendation> ranked) {
        return ranked.isEmpty()
                ? ""
                : ranked.stream()
                        .limit(MAX_RECOMMENDATIONS)
                        .map(it -> "1. " + Markdown.text(it.action()) + "  \n   At "
                                + Markdown.code(it.finding().location().display()) + ", removes "
                                + Markdown.text(it.effect()) + ".\n")
                        .collect(Collectors.joining("", "## Recommendations\n\n", "\n"));
    }

    private static String incident(Incident incident) {
        return incident.parts().stream()
                .map(part -> "### " + part.heading() + "\n\n" + bullets("- ", part.sentences()) + "\n")
                .collect(Collectors.joining("", "## Incident\n\n", ""));
    }

    private static String scheduler(Scheduler scheduler) {
        return scheduler.rows().isEmpty()
                ? ""
                : scheduler.rows().stream()
                        .map(MarkdownReport::figure)
                        .collect(Collectors.joining("", "## Go scheduler\n\n", "\n"));
    }

    private static String threads(Threads threads) {
        return ThreadsWording.of(threads).stream()
                .map(part -> "### " + part.title() + "\n\n"
                        + part.lines().stream()
                                .map(line -> "- " + Markdown.code(line.pod()) + " " + Markdown.text(line.text()) + "\n")
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining("", threads.isEmpty() ? "" : "## Threads\n\n", ""));
    }

    private static String figure(Scheduler.Row row) {
        String worst = row.worstPod()
                .filter(_ -> row.containers() > 1)
                .map(pod -> ", most in " + Markdown.code(pod))
                .orElse("");
        return "- " + Markdown.text(row.text()) + worst + "\n";
    }

    private static String list(String title, List<String> rows) {
        return rows.isEmpty() ? "" : "## " + title + "\n\n" + bullets("- ", Paragraphs.shortened(rows)) + "\n";
    }

    private static String bullets(String lead, List<String> lines) {
        return lines.stream().map(line -> lead + Markdown.text(line) + "\n").collect(Collectors.joining());
    }

    private static String capital(String label) {
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}

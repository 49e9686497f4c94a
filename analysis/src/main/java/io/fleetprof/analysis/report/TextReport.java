package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.peer.Standing;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.format.Columns;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a terminal: {@link Columns#WIDTH} columns, no control characters but line feeds and, if asked, colour. */
public final class TextReport {
    private static final int INDENT = 16;
    private static final int MAX_FRAMES = 12;

    private final Report report;
    private final Ink ink;

    private TextReport(Report report, Ink ink) {
        this.report = report;
        this.ink = ink;
    }

    public static String render(Report report, Ink ink) {
        return new TextReport(report, ink).text();
    }

    private String text() {
        Analysis analysis = report.analysis();
        StringBuilder out = new StringBuilder(head(analysis));
        out.append(list("Chain of calls", chains(analysis)));
        int number = 1;
        for (Finding finding :
                analysis.findings().stream().limit(Paragraphs.MAX_ROWS).toList()) {
            out.append('\n').append(finding(number++, finding, analysis.coverage()));
        }
        int more = analysis.findings().size() - Paragraphs.MAX_ROWS;
        out.append(more > 0 ? "\nand " + Wording.number(more) + " more findings in findings.json\n" : "");
        List<String> observations =
                analysis.observations().stream().map(Paragraphs::observation).toList();
        out.append(list("Observations (no findings)", observations));
        out.append(list("Remarks", analysis.remarks()));
        List<Subject.Target> troubled = Paragraphs.troubled(report.subject());
        out.append(list(
                "Not read in full", troubled.stream().map(Paragraphs::target).toList()));
        return out.toString();
    }

    private static List<String> chains(Analysis analysis) {
        return analysis.chains().stream()
                .flatMap(chain -> Stream.concat(
                        chain.diagram().stream(), chain.standings().stream().map(Standing::sentence)))
                .toList();
    }

    private String head(Analysis analysis) {
        Headline headline = Headline.of(report);
        String line = Columns.labelled("", 0, headline.line());
        String word = headline.verdict().label();
        String verdict = ink.verdict(headline.verdict()) + line.substring(word.length());
        String reason = Paragraphs.reason(analysis)
                .map(it -> Columns.labelled("  why", INDENT, it))
                .orElse("");
        String since = analysis.findings().stream()
                .findFirst()
                .map(worst -> Columns.labelled(
                        "  since", INDENT, report.facts().since(worst).answer()))
                .orElse("");
        return verdict
                + since
                + Columns.labelled("  subject", INDENT, Paragraphs.subject(report.subject()))
                + Columns.labelled("  coverage", INDENT, Paragraphs.coverage(analysis))
                + reason;
    }

    private String finding(int number, Finding finding, Coverage coverage) {
        String title = Columns.labelled(number + ".", 4, Paragraphs.findingTitle(finding));
        String body =
                Entries.of(finding, coverage).stream().map(TextReport::entry).collect(Collectors.joining());
        return title.replaceFirst(finding.tier().label(), ink.tier(finding.tier())) + body;
    }

    private static String entry(Entry entry) {
        String label = "    " + entry.label();
        return switch (entry) {
            case Entry.Name it -> Columns.labelled(label, INDENT, Printable.name(it.name()));
            case Entry.Sentence it -> Columns.labelled(label, INDENT, it.text());
            case Entry.Sentences it -> bullets(label, it.lines());
            case Entry.Commands it -> commands(label, it.lines());
            case Entry.Pods it -> pods(label, it);
            case Entry.Stacks it -> stack(label, it.traces().getFirst());
        };
    }

    private static String bullets(String label, List<String> lines) {
        StringBuilder out = new StringBuilder();
        String lead = label;
        for (String line : lines) {
            out.append(Columns.labelled(lead + " ".repeat(INDENT - lead.length()) + "-", INDENT + 2, line));
            lead = "";
        }
        return out.toString();
    }

    /** Not wrapped: a command is copied as one line. */
    private static String commands(String label, List<String> lines) {
        String lead = label + " ".repeat(INDENT - label.length());
        return lines.stream().map(Printable::text).collect(Collectors.joining("\n" + " ".repeat(INDENT), lead, "\n"));
    }

    private static String pods(String label, Entry.Pods pods) {
        StringBuilder out = new StringBuilder(Columns.labelled(label, INDENT, pods.summary()));
        for (PodShare pod : pods.pods()) {
            String row = Printable.name(pod.pod()) + ": " + Wording.counts(pod) + ", "
                    + pod.tier().label();
            out.append(Columns.labelled("", INDENT, row));
        }
        if (pods.more() > 0) {
            out.append(Columns.labelled("", INDENT, "and " + Wording.number(pods.more()) + " more"));
        }
        return out.toString();
    }

    /** Only the commonest stack: the others are in the page and in findings.json. */
    private static String stack(String label, Trace trace) {
        int deeper = trace.stack().frames().size() - MAX_FRAMES;
        String head = label.replace("stacks", "stack");
        String frames = trace.stack().frames().stream()
                .limit(MAX_FRAMES)
                .map(frame -> Columns.labelled("", INDENT, Printable.name(frame.display())))
                .collect(Collectors.joining());
        return Columns.labelled(head, INDENT, Wording.number(trace.count()) + " on")
                + frames
                + (deeper > 0 ? Columns.labelled("", INDENT, "and " + deeper + " deeper") : "");
    }

    private static String list(String title, List<String> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return Paragraphs.shortened(rows).stream()
                .map(row -> Columns.labelled("  -", 4, row))
                .collect(Collectors.joining("", "\n" + title + "\n", ""));
    }
}

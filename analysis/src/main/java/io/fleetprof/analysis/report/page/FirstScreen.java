package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Growth;
import io.fleetprof.analysis.report.Entries;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.analysis.report.Paragraphs;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.facts.Since;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.Optional;

/** Verdict, what, where, which pods, since when and what to do first, on one screen of a telephone too. */
final class FirstScreen {
    /** So much of the remedy fits; the finding has all of it. */
    private static final int MAX_ACTION = 260;

    private FirstScreen() {}

    static void add(Html html, Report report) {
        Analysis analysis = report.analysis();
        Headline headline = Headline.of(report);
        String verdict = headline.verdict().label();
        html.open("header", "class", "first " + verdict);
        html.leaf("p", Paragraphs.subject(report.subject()), "class", "kicker");
        html.open("h1").leaf("span", verdict, "class", "verdict");
        headline.since().ifPresent(since -> html.text(" " + since));
        html.close();
        Optional<Finding> worst = analysis.findings().stream().findFirst();
        worst.ifPresentOrElse(it -> answers(html, it, report), () -> html.leaf("p", headline.text(), "class", "lead"));
        html.leaf("p", basis(analysis), "class", "soft");
        html.close();
    }

    private static void answers(Html html, Finding worst, Report report) {
        Coverage coverage = report.analysis().coverage();
        html.open("dl");
        answer(html, "What", () -> html.leaf("strong", Wording.population(worst))
                .text(growing(worst)));
        answer(html, "Where", () -> html.leaf("code", Printable.name(Entries.full(worst.location()))));
        answer(html, "Pods", () -> pods(html, worst, coverage));
        Since since = report.facts().since(worst);
        answer(html, "Since", () -> html.text(since.answer()));
        answer(html, "First action", () -> html.prose(action(worst))
                .text(" ")
                .leaf("a", "All of it", "href", "#finding-" + worst.id()));
        html.close();
    }

    /** The rate alone, or what moved where there is none; the finding has the rest. */
    private static String growing(Finding worst) {
        Growth growth = worst.growth();
        if (growth.snapshots() < 2 || growth.difference() <= 0) {
            return "";
        }
        return growth.perMinute()
                .filter(Double::isFinite)
                .map(rate -> ", growing " + Wording.rate(rate))
                .orElse(", " + Wording.signed(growth.difference()) + " over " + Wording.number(growth.snapshots())
                        + " snapshots");
    }

    private static void pods(Html html, Finding worst, Coverage coverage) {
        html.text(Wording.pods(worst, coverage));
        worst.pods().stream().findFirst().ifPresent(pod -> html.text(", worst ")
                .leaf("code", Printable.name(pod.pod()))
                .text(" with " + Wording.counts(pod)));
    }

    /** Whole sentences of the remedy, as many as fit. */
    private static String action(Finding worst) {
        String remedy = worst.remedy();
        int end = remedy.length();
        while (end > MAX_ACTION && remedy.lastIndexOf(". ", end - 2) > 0) {
            end = remedy.lastIndexOf(". ", end - 2) + 1;
        }
        return end <= 2 * MAX_ACTION ? remedy.substring(0, end) : remedy.substring(0, 2 * MAX_ACTION) + "…";
    }

    private static String basis(Analysis analysis) {
        String reason = Paragraphs.reason(analysis).map(it -> it + "; ").orElse("");
        return reason + Paragraphs.coverage(analysis) + ".";
    }

    private static void answer(Html html, String question, Runnable answer) {
        html.leaf("dt", question).open("dd");
        answer.run();
        html.close();
    }
}

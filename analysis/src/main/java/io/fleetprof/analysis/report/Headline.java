package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.report.format.Printable;

/**
 * The result in one line, for a status column, a terminal and the top of a page. Printable, not escaped.
 *
 * @param verdict the one word
 * @param text what comes after it: the worst finding, or why there is none
 */
public record Headline(Verdict verdict, String text) {
    public static Headline of(Analysis analysis) {
        String text = analysis.findings().stream()
                .findFirst()
                .map(worst -> sentence(worst, analysis))
                .orElse(Printable.text(analysis.reason()));
        return new Headline(analysis.verdict(), text);
    }

    /** {@code 10003 chan send main.leak (main.go:22)}, as the resource's column shows it. */
    public static String worst(Finding finding) {
        return Printable.text(finding.count() + " " + finding.state().name() + " "
                + finding.location().display());
    }

    /** {@code Leaking: 10,003 goroutines in chan send at main.leak (main.go:22), growing 998/min, 3 of 3 pods}. */
    public String line() {
        return verdict.label() + ": " + text;
    }

    private static String sentence(Finding worst, Analysis analysis) {
        String growing = worst.growth()
                .perMinute()
                .filter(rate -> Double.isFinite(rate) && rate > 0)
                .map(rate -> ", growing " + Wording.rate(rate))
                .orElse("");
        return what(worst) + growing + ", " + Wording.pods(worst, analysis.coverage());
    }

    /** {@code 10,003 goroutines in chan send at main.leak (main.go:22)}. */
    static String what(Finding finding) {
        return Printable.text(Wording.population(finding) + " at "
                + Printable.name(finding.location().display()));
    }
}

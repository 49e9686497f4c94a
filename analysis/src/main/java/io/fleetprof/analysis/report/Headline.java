package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.report.facts.Captures;
import io.fleetprof.analysis.report.facts.Since;
import io.fleetprof.analysis.report.facts.Surroundings;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.Optional;

/**
 * The result in one line, for a status column, a terminal and the top of a page. Printable, not escaped.
 *
 * @param verdict the one word
 * @param since when the worst finding began ({@code since about 13:58 UTC}), where its files tell more than the first look
 * @param text what comes after it: the worst finding, or why there is none
 */
public record Headline(Verdict verdict, Optional<String> since, String text) {
    public static Headline of(Report report) {
        Analysis analysis = report.analysis();
        Optional<Finding> worst = analysis.findings().stream().findFirst();
        return new Headline(
                analysis.verdict(),
                worst.flatMap(it -> since(it, report)),
                worst.map(it -> sentence(it, report)).orElse(Printable.text(analysis.reason())));
    }

    private static Optional<String> since(Finding worst, Report report) {
        Since since = Since.of(worst, Captures.of(report.fleet()));
        Optional<String> rollout = since.began().flatMap(surroundings(worst, report)::rolloutNear);
        return since.brief(report.subject().generatedAt())
                .map(brief ->
                        brief + rollout.map(it -> " " + Printable.text(it)).orElse(""));
    }

    private static Surroundings surroundings(Finding worst, Report report) {
        return worst.pods().stream()
                .findFirst()
                .map(pod -> report.subject().surroundings().getOrDefault(pod.pod(), Surroundings.NONE))
                .orElse(Surroundings.NONE);
    }

    /** {@code 10003 chan send main.leak (main.go:22)}, as the resource's column shows it. */
    public static String worst(Finding finding) {
        return Printable.text(finding.count() + " " + finding.state().name() + " "
                + finding.location().display());
    }

    /** {@code Leaking since about 13:58 UTC: 10,003 goroutines in chan send at main.leak (main.go:22), 3 of 3 pods}. */
    public String line() {
        return verdict.label() + since.map(it -> " " + it).orElse("") + ": " + text;
    }

    private static String sentence(Finding worst, Report report) {
        String growing = worst.growth()
                .perMinute()
                .filter(rate -> Double.isFinite(rate) && rate > 0)
                .map(rate -> ", growing " + Wording.rate(rate))
                .orElse("");
        String memory =
                surroundings(worst, report).memory().map(it -> ", " + it).orElse("");
        return Wording.what(worst) + growing + ", "
                + Wording.pods(worst, report.analysis().coverage()) + memory;
    }
}

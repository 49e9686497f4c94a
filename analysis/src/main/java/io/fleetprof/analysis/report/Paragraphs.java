package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.format.Label;
import io.fleetprof.analysis.report.format.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report says outside of its findings, the same in every rendering. Nothing in it is escaped. */
public final class Paragraphs {
    /** As many findings, observations, remarks, targets and files are shown; findings.json holds the rest. */
    public static final int MAX_ROWS = 50;

    private Paragraphs() {}

    /** {@code shop/checkout, cluster prod}. */
    public static String subject(Subject subject) {
        return subject.title() + (subject.cluster().isEmpty() ? "" : ", cluster " + subject.cluster());
    }

    public static String coverage(Analysis analysis) {
        String window = analysis.window()
                .map(time -> ", over " + Wording.duration(time))
                .orElse("");
        return Wording.coverage(analysis.coverage()) + window;
    }

    /** Why the verdict is what it is; empty when the headline has said so already. */
    public static Optional<String> reason(Analysis analysis) {
        return Optional.of(analysis.reason()).filter(it -> !analysis.findings().isEmpty() && !it.isEmpty());
    }

    public static String findingTitle(Finding finding) {
        return finding.tier().label() + ": " + Wording.what(finding);
    }

    /** {@code 3,000 goroutines in chan receive at pool.worker (pool.go:12): steady over 3 snapshots}. */
    public static String observation(Finding finding) {
        String why = finding.had().isEmpty() ? finding.cause() : String.join("; ", finding.had());
        return Wording.what(finding) + (why.isEmpty() ? "" : ": " + why);
    }

    /** Targets that were not simply collected. */
    public static List<Subject.Target> troubled(Subject subject) {
        return subject.targets().stream()
                .filter(target -> target.outcome() != Subject.Outcome.COLLECTED)
                .toList();
    }

    public static String target(Subject.Target target) {
        String outcome = target.pod() + "/" + target.container() + ": " + Label.of(target.outcome());
        return outcome + (target.reason().isEmpty() ? "" : ", " + target.reason());
    }

    /** The first rows, and one that says how many were left out. */
    public static List<String> shortened(List<String> rows) {
        if (rows.size() <= MAX_ROWS) {
            return rows;
        }
        List<String> shown = new ArrayList<>(rows.subList(0, MAX_ROWS));
        shown.add("and " + Wording.number(rows.size() - MAX_ROWS) + " more in findings.json");
        return shown;
    }

    public static String footer(Subject subject) {
        return "Fleetprof " + subject.toolVersion() + ", " + subject.generatedAt()
                + (subject.uid().isEmpty() ? "" : ", request " + subject.uid());
    }
}

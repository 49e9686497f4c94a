package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.difference.Difference;
import java.util.List;
import java.util.Optional;

/**
 * The worst finding told as situation, task, action, result. Every sentence names the place, so that no sentence of one
 * incident stands in another, and every one is made of what was counted, ruled or lacked; nothing else is said.
 */
public record Incident(List<Part> parts) {
    public Incident {
        parts = List.copyOf(parts);
    }

    /** One of the four, with two sentences or more. */
    public record Part(String heading, List<String> sentences) {
        public Part {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Empty without a finding.
     *
     * @param subject what the report is about
     */
    public static Optional<Incident> of(
            String subject, Analysis analysis, Captures captures, Optional<Difference> difference) {
        return analysis.findings().stream()
                .findFirst()
                .map(worst -> told(new Story(subject, analysis, worst, captures), worst, difference));
    }

    private static Incident told(Story story, Finding worst, Optional<Difference> difference) {
        Recommendation mend = Recommendation.ranked(List.of(worst), difference).getFirst();
        return new Incident(List.of(
                new Part("Situation", story.situation()),
                new Part("Task", story.task()),
                new Part("Action", story.action()),
                new Part("Result", story.result(mend))));
    }
}

package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.report.difference.Difference;
import io.fleetprof.analysis.report.format.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to mend, and what that would remove.
 *
 * @param effect in words; what was counted, never a promise beyond it
 * @param share of the growth in the finding's family, else of its bytes, else of its count; 0 when nothing is known
 */
public record Recommendation(Finding finding, String effect, double share) {
    /** Largest share first; equal ones as the findings are ordered, the surest before. */
    public static List<Recommendation> ranked(List<Finding> findings, Optional<Difference> difference) {
        Totals totals = Totals.of(difference);
        return findings.stream()
                .map(finding -> of(finding, totals))
                .sorted(Comparator.comparingDouble(Recommendation::share).reversed())
                .toList();
    }

    /** The first thing the remedy asks for. */
    public String action() {
        String remedy = finding.remedy();
        int end = remedy.indexOf(". ");
        return end < 0 ? remedy : remedy.substring(0, end + 1);
    }

    private static Recommendation of(Finding finding, Totals totals) {
        Optional<Double> growth = totals.growth(finding);
        Optional<Double> size = totals.bytes(finding).or(() -> totals.count(finding));
        return new Recommendation(
                finding, effect(finding, totals), growth.or(() -> size).orElse(0.0));
    }

    private static String effect(Finding finding, Totals totals) {
        List<String> parts = new ArrayList<>();
        Family family = finding.fingerprint().family();
        String all = Wording.plural(family);
        totals.growth(finding)
                .ifPresent(share -> parts.add(Wording.percent(share) + " of the growth in " + all + " ("
                        + Wording.signed(finding.growth().difference()) + " of "
                        + Wording.signed(totals.of(finding).growth()) + ")"));
        totals.bytes(finding)
                .ifPresent(share -> parts.add(Wording.percent(share) + " of their bytes ("
                        + Wording.bytes(finding.bytes()) + " of "
                        + Wording.bytes(totals.of(finding).bytes()) + ")"));
        totals.count(finding)
                .ifPresent(share -> parts.add(Wording.percent(share) + " of all " + all + " ("
                        + Wording.number(finding.count()) + " of "
                        + Wording.number(totals.of(finding).count()) + ")"));
        return parts.isEmpty()
                ? Wording.counted(finding.count(), Wording.singular(family), all)
                : String.join(", ", parts);
    }
}

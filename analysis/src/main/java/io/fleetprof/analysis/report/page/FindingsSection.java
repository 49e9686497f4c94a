package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.facts.Facts;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** Every finding, worst first: the first one open, the others to be opened. */
record FindingsSection(Report report, Facts facts) implements Section {
    /** As many as findings.json holds. */
    private static final int MAX_FINDINGS = 500;
    /** Leaves room for the other sections, whatever names and texts there are. */
    private static final int MAX_BYTES = 2_400_000;

    /** The first ones are shown with all pods and stacks that there is room for. */
    private static final int IN_FULL = 20;

    @Override
    public String title() {
        return "Findings";
    }

    @Override
    public boolean isEmpty() {
        return report.analysis().findings().isEmpty();
    }

    @Override
    public void body(Html html) {
        List<Finding> findings = report.analysis().findings();
        int room = MAX_BYTES;
        int shown = 0;
        while (shown < Math.min(MAX_FINDINGS, findings.size())) {
            Html article = Html.piece();
            article(article, findings.get(shown), shown);
            room -= article.bytes();
            if (room < 0) {
                break;
            }
            html.add(article);
            shown++;
        }
        if (shown < findings.size()) {
            html.leaf("p", "And " + Wording.number(findings.size() - shown) + " more findings in findings.json.");
        }
    }

    private void article(Html html, Finding finding, int number) {
        html.open(
                "details",
                number == 0 ? new String[] {"open", "", "class", "finding"} : new String[] {"class", "finding"});
        html.open("summary").open("h3", "id", "finding-" + finding.id());
        html.leaf(
                "span", finding.tier().label(), "class", "tag " + finding.tier().label());
        html.text(" " + Wording.what(finding)).close().close();
        new FindingArticle(html, report.analysis().coverage(), number < IN_FULL).add(finding, facts.since(finding));
        html.close();
    }
}

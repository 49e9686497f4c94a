package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.facts.Recommendation;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** What to mend, the largest effect first. */
record RecommendationsSection(List<Recommendation> ranked) implements Section {
    private static final int MAX_ROWS = 10;

    @Override
    public String title() {
        return "Recommendations";
    }

    @Override
    public boolean isEmpty() {
        return ranked.isEmpty();
    }

    @Override
    public void body(Html html) {
        html.leaf(
                "p",
                "Ranked by what mending would remove: the share of the growth where counts grew, else of bytes"
                        + " or of the count.",
                "class",
                "soft");
        html.open("ol", "class", "advice");
        ranked.stream().limit(MAX_ROWS).forEach(it -> item(html, it));
        html.close();
        if (ranked.size() > MAX_ROWS) {
            html.leaf("p", "and " + Wording.number(ranked.size() - MAX_ROWS) + " with less effect", "class", "soft");
        }
    }

    private static void item(Html html, Recommendation it) {
        html.open("li").open("p").open("strong").prose(it.action()).close().close();
        html.open("p").text("At ").open("a", "href", "#finding-" + it.finding().id());
        html.leaf("code", Printable.name(it.finding().location().display())).close();
        html.text(", removes " + it.effect() + ".").close().close();
    }
}

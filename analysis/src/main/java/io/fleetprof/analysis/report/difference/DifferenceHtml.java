package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.report.Wording;
import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Row;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Label;
import io.fleetprof.analysis.report.format.Page;
import java.util.List;

/** The difference as one page without script. */
public final class DifferenceHtml {
    private DifferenceHtml() {}

    public static String render(Difference difference) {
        Html html = Page.open("Difference");
        html.open("header").leaf("h1", "Difference: " + DifferenceWording.headline(difference));
        html.leaf("p", DifferenceWording.containers(difference), "class", "soft")
                .close();
        for (Change change : Change.values()) {
            section(html, change, DifferenceWording.shown(difference, change));
        }
        return html.page();
    }

    private static void section(Html html, Change change, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String label = Label.of(change);
        html.open("section", "class", "card").open("h2").leaf("span", label, "class", "tag " + label);
        String moved = change == Change.STAYED ? " that moved" : "";
        html.text(" " + Wording.counted(rows.size(), "place", "places") + moved).close();
        html.open("table").open("thead").open("tr").leaf("th", "Moved", "class", "n");
        List.of("Base → new", "What", "Where", "Individuals").forEach(head -> html.leaf("th", head));
        html.close().close().open("tbody");
        rows.stream().limit(DifferenceWording.MAX_ROWS).forEach(row -> row(html, row));
        html.close().close();
        int more = rows.size() - DifferenceWording.MAX_ROWS;
        if (more > 0) {
            html.leaf("p", "and " + Wording.number(more) + " more", "class", "soft");
        }
        html.close();
    }

    private static void row(Html html, Row row) {
        html.open("tr").leaf("td", Wording.signed(row.moved()), "class", "n");
        html.leaf("td", DifferenceWording.counts(row)).leaf("td", DifferenceWording.what(row));
        html.open("td").leaf("code", DifferenceWording.where(row)).close();
        html.leaf("td", DifferenceWording.individuals(row)).close();
    }
}

package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.report.difference.Difference.Change;
import io.fleetprof.analysis.report.difference.Difference.Row;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Label;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** The difference as one page without script, and as a part of another. */
public final class DifferenceHtml {
    private DifferenceHtml() {}

    public static String render(Difference difference) {
        Html html = Page.open("Difference");
        html.open("header").leaf("h1", "Difference: " + DifferenceWording.headline(difference));
        html.leaf("p", DifferenceWording.containers(difference), "class", "soft")
                .close();
        tables(html, difference, DifferenceWording.MAX_ROWS, "h2");
        return html.page();
    }

    /** Headline and tables below a heading of the caller's. */
    public static void part(Html html, Difference difference, int maxRows) {
        html.leaf("p", DifferenceWording.headline(difference) + ".");
        tables(html, difference, maxRows, "h3");
    }

    private static void tables(Html html, Difference difference, int maxRows, String heading) {
        for (Change change : Change.values()) {
            List<Row> rows = DifferenceWording.shown(difference, change);
            if (!rows.isEmpty()) {
                String moved = change == Change.STAYED ? " that moved" : "";
                html.open("section")
                        .leaf(
                                heading,
                                Label.of(change) + ": " + Wording.counted(rows.size(), "place", "places") + moved);
                table(html, rows, maxRows);
                html.close();
            }
        }
    }

    private static void table(Html html, List<Row> rows, int maxRows) {
        html.open("table");
        Page.columns(html, "Moved", "Place", "First → last");
        html.open("tbody");
        rows.stream().limit(maxRows).forEach(row -> row(html, row));
        html.close().close();
        int more = rows.size() - maxRows;
        if (more > 0) {
            html.leaf("p", "and " + Wording.number(more) + " more", "class", "soft");
        }
    }

    private static void row(Html html, Row row) {
        html.open("tr").leaf("td", Wording.signed(row.moved()), "class", "n");
        html.open("td").leaf("code", DifferenceWording.where(row)).text(" ");
        html.leaf("small", DifferenceWording.what(row)).close();
        String individuals = DifferenceWording.individuals(row);
        html.open("td").text(DifferenceWording.counts(row));
        if (!individuals.isEmpty()) {
            html.text(" ").leaf("small", individuals);
        }
        html.close().close();
    }
}

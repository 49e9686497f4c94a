package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.facts.TopPlaces;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** The heaviest functions of every kind of profile that was taken. */
record TopSection(List<TopPlaces> top) implements Section {
    @Override
    public String title() {
        return "Top five";
    }

    @Override
    public boolean isEmpty() {
        return top.isEmpty();
    }

    @Override
    public void body(Html html) {
        html.open("div", "class", "pairs");
        top.forEach(places -> {
            html.open("div").leaf("h3", places.title()).open("table");
            Page.columns(html, "Function", "Amount", "Share");
            html.open("tbody");
            places.rows().forEach(row -> row(html, row));
            html.close().close().close();
        });
        html.close();
    }

    private static void row(Html html, TopPlaces.Row row) {
        html.open("tr").open("td");
        html.leaf("code", Printable.name(row.place().display())).close();
        html.leaf("td", row.amount(), "class", "n");
        html.leaf("td", Wording.percent(row.share()), "class", "n").close();
    }
}

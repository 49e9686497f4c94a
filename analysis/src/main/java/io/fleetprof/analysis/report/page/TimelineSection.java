package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.facts.Facts;
import io.fleetprof.analysis.report.facts.Timeline;
import io.fleetprof.analysis.report.facts.Timeline.Event;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/** How the counts moved, as a chart, and every fact with the file that says so, as a table. */
final class TimelineSection implements Section {
    /** A longer table is folded. */
    private static final int FEW = 12;

    private final List<Chart> charts;
    private final Timeline timeline;

    TimelineSection(Analysis analysis, Facts facts) {
        timeline = facts.timeline();
        charts = analysis.findings().stream()
                .limit(Timeline.MAX_FINDINGS)
                .flatMap(finding -> facts.captures().worst(finding).stream()
                        .map(track -> new Chart(
                                finding,
                                track,
                                facts.captures().of(track.container().pod()))))
                .toList();
    }

    @Override
    public String title() {
        return "Timeline";
    }

    @Override
    public boolean isEmpty() {
        return timeline.events().isEmpty();
    }

    @Override
    public void body(Html html) {
        html.open("div", "class", "charts");
        charts.forEach(chart -> chart.draw(html));
        html.close();
        int facts = timeline.events().size();
        html.open("details", facts <= FEW ? new String[] {"open", ""} : new String[0]);
        html.leaf("summary", Wording.counted(facts, "fact", "facts") + ", each with its source");
        table(html);
        html.close();
    }

    private void table(Html html) {
        html.open("table");
        Page.columns(html, "Time", "Fact", "Source");
        html.open("tbody");
        boolean onePod = timeline.events().stream().map(Event::pod).distinct().count() == 1;
        timeline.events().forEach(event -> row(html, event, onePod));
        html.close().close();
        if (timeline.more() > 0) {
            html.leaf("p", "and " + Wording.number(timeline.more()) + " more", "class", "soft");
        }
    }

    private static void row(Html html, Event event, boolean onePod) {
        html.open("tr");
        html.leaf("td", event.at().map(Wording::time).orElse("no time in the file"), "class", "time");
        html.open("td");
        if (!onePod) {
            html.leaf("code", Printable.name(event.pod())).text(": ");
        }
        html.text(String.join("; ", event.what())).close().open("td");
        for (String source : event.sources()) {
            html.leaf("code", Printable.name(source.substring(source.lastIndexOf('/') + 1)))
                    .text(" ");
        }
        html.close().close();
    }
}

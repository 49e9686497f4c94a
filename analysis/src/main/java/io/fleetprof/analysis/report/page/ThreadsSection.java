package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.threads.Threads;
import io.fleetprof.analysis.report.threads.ThreadsWording;

/** What thread dumps say beside the findings: the busiest threads, who holds what others wait for, pools. */
record ThreadsSection(Threads threads) implements Section {
    @Override
    public String title() {
        return "Threads";
    }

    @Override
    public boolean isEmpty() {
        return threads.isEmpty();
    }

    @Override
    public void body(Html html) {
        for (ThreadsWording.Part part : ThreadsWording.of(threads)) {
            html.leaf("h3", part.title()).open("ul");
            for (ThreadsWording.Line line : part.lines()) {
                html.open("li")
                        .leaf("code", Printable.name(line.pod()))
                        .text(" " + line.text())
                        .close();
            }
            html.close();
        }
    }
}

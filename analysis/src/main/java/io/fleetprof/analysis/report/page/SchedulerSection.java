package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.scheduler.Scheduler;

/** The figures of the Go scheduler, one a line with its source, or what to enable. */
record SchedulerSection(Scheduler scheduler) implements Section {
    @Override
    public String title() {
        return "Go scheduler";
    }

    @Override
    public boolean isEmpty() {
        return scheduler.rows().isEmpty();
    }

    @Override
    public void body(Html html) {
        html.open("ul");
        scheduler.rows().forEach(row -> item(html, row));
        html.close();
    }

    private static void item(Html html, Scheduler.Row row) {
        html.open("li").text(row.text());
        if (row.containers() > 1) {
            row.worstPod().ifPresent(pod -> html.text(", most in ").leaf("code", Printable.name(pod)));
        }
        html.close();
    }
}

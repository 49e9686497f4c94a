package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.Entries;
import io.fleetprof.analysis.report.Entry;
import io.fleetprof.analysis.report.facts.Since;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Page;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;

/**
 * One finding with everything it prints, within bounds.
 *
 * @param full with all pods and stacks, or the first of them
 */
record FindingArticle(Html html, Coverage coverage, boolean full) {
    private static final int MAX_LINES = 12;
    private static final int MAX_FRAMES = 60;
    private static final int MAX_PODS = 3;

    void add(Finding finding, Since since) {
        html.open("dl");
        for (Entry entry : Entries.of(finding, coverage)) {
            row(entry.label(), () -> entry(entry));
            if (entry.label().equals("growth")) {
                row("since", () -> html.text(since.answer()));
            }
        }
        html.close();
    }

    private void row(String label, Runnable content) {
        html.leaf("dt", label).open("dd");
        content.run();
        html.close();
    }

    private void entry(Entry entry) {
        switch (entry) {
            case Entry.Name it -> html.leaf("code", Printable.name(it.name()));
            case Entry.Sentence it -> html.prose(it.text());
            case Entry.Sentences it -> Page.bullets(html, first(it.lines()));
            case Entry.Commands it -> Page.commands(html, first(it.lines()));
            case Entry.Pods it -> pods(it);
            case Entry.Stacks it -> it.traces().stream().limit(full ? 4 : 1).forEach(this::stack);
        }
    }

    private void pods(Entry.Pods pods) {
        List<PodShare> shown =
                pods.pods().stream().limit(full ? pods.pods().size() : MAX_PODS).toList();
        boolean workloads = shown.stream()
                .anyMatch(pod -> !pod.workload().isEmpty() && !pod.workload().equals(pod.pod()));
        html.text(pods.summary()).open("table");
        Page.columns(
                html,
                workloads ? new String[] {"Pod", "Workload", "Count", "Tier"} : new String[] {"Pod", "Count", "Tier"});
        html.open("tbody");
        for (PodShare pod : shown) {
            html.open("tr").open("td").leaf("code", Printable.name(pod.pod())).close();
            if (workloads) {
                html.leaf("td", Printable.name(pod.workload()));
            }
            html.leaf("td", Wording.counts(pod)).leaf("td", pod.tier().label()).close();
        }
        html.close().close();
        int more = pods.more() + pods.pods().size() - shown.size();
        if (more > 0) {
            html.leaf("p", "and " + Wording.number(more) + " more", "class", "soft");
        }
    }

    private void stack(Trace trace) {
        int bound = full ? MAX_FRAMES : MAX_LINES;
        List<String> frames = trace.stack().frames().stream()
                .limit(bound)
                .map(frame -> Printable.name(Entries.full(frame)))
                .toList();
        int deeper = trace.stack().frames().size() - frames.size();
        html.open("details");
        html.leaf(
                "summary",
                Wording.number(trace.count()) + " on this stack"
                        + (deeper > 0 ? ", " + deeper + " deeper frames left out" : ""));
        Page.block(html, frames);
        html.close();
    }

    private static List<String> first(List<String> lines) {
        return lines.stream().limit(MAX_LINES).map(Page::bounded).toList();
    }
}

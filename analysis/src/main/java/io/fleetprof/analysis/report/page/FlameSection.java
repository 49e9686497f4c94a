package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Trace;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.analysis.report.facts.Facts;
import io.fleetprof.analysis.report.facts.Track;
import io.fleetprof.analysis.report.flame.FlameDrawing;
import io.fleetprof.analysis.report.flame.StackSource;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The worst finding among all stacks of its worst pod, now and against the first snapshot; links to the large graphs. */
final class FlameSection implements Section {
    private static final Pattern GRAPH = Pattern.compile("report/(flame-[a-z0-9-]+\\.html)");

    private final Optional<Finding> worst;
    private final Optional<Track> track;
    private final List<String> pages;

    FlameSection(Report report, Facts facts) {
        worst = report.analysis().findings().stream().findFirst();
        track = worst.flatMap(facts.captures()::worst)
                .filter(it -> !traces(it.last().snapshot(), family()).isEmpty());
        pages = report.subject().artifacts().stream()
                .map(GRAPH::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
    }

    @Override
    public String title() {
        return "Flame graphs";
    }

    @Override
    public boolean isEmpty() {
        return track.isEmpty() && pages.isEmpty();
    }

    @Override
    public void body(Html html) {
        track.ifPresent(it -> drawings(html, it));
        if (!pages.isEmpty()) {
            html.open("p").text("Interactive, over all pods: ");
            pages.forEach(page -> html.leaf("a", page, "href", page).text(" "));
            html.close();
        }
    }

    private void drawings(Html html, Track it) {
        Snapshot last = it.last().snapshot();
        Snapshot first = it.first().snapshot();
        String all = Wording.plural(family()) + " of "
                + Printable.name(it.container().pod());
        String place = Printable.name(worst.orElseThrow().location().function());
        html.leaf("h3", "Last snapshot");
        html.open("p", "class", "soft").text("The commonest stacks of the " + all + ", callers above; ");
        html.leaf("span", place, "class", "key hit").close();
        StackSource now = StackSource.of(traces(last, family()));
        FlameDrawing.draw(
                html,
                all + ", last snapshot",
                now,
                worst.orElseThrow().location().function());
        if (!first.equals(last)) {
            html.leaf("h3", "Last against first snapshot");
            html.open("p", "class", "soft").text("The same stacks: ");
            html.leaf("span", "more than in the first", "class", "key more2").text(" ");
            html.leaf("span", "fewer", "class", "key less2").text(" ");
            html.leaf("span", "as many", "class", "key same").close();
            FlameDrawing.difference(
                    html, all + ", last against first snapshot", StackSource.of(traces(first, family())), now);
        }
    }

    /** Connections are counted by goroutines, executors by threads: their stacks are drawn. */
    private Family family() {
        Family family = worst.map(it -> it.fingerprint().family()).orElse(Family.GOROUTINE);
        return switch (family) {
            case CONNECTION -> Family.GOROUTINE;
            case EXECUTOR -> Family.THREAD;
            case GOROUTINE,
                    THREAD,
                    VIRTUAL_THREAD,
                    COROUTINE,
                    HEAP,
                    DESCRIPTOR,
                    START,
                    LAUNCH,
                    WITNESS,
                    ALLOCATION,
                    ACTIVITY -> family;
        };
    }

    private static List<Trace> traces(Snapshot snapshot, Family family) {
        return snapshot.contents().populations().stream()
                .filter(row -> row.key().family() == family)
                .flatMap(row -> row.traces().stream())
                .toList();
    }
}

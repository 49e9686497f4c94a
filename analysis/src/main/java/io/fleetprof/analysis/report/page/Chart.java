package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.report.facts.Track;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The counts of one finding in its worst pod over time: a dot for each snapshot, ticks below where files were taken,
 * and where the process started, if that is near. Positions are shares of the width, so that text keeps its size on
 * every screen.
 */
record Chart(Finding finding, Track track, Map<Container, List<Snapshot>> captured) {
    private static final int HEIGHT = 130;
    private static final int TOP = 30;
    private static final int BASE = 100;
    private static final int FEW = 5;
    /** Width of a label in percent of a chart on a phone. */
    private static final double LABEL = 18;

    void draw(Html html) {
        Axis axis = Axis.of(track);
        html.open("figure").open("figcaption");
        html.leaf("code", Printable.name(finding.location().display())).text(" ");
        html.leaf("small", caption() + before(axis)).close();
        html.open("svg", "class", "chart", "role", "img", "width", "100%", "height", String.valueOf(HEIGHT));
        html.leaf("title", caption() + ": " + Wording.counts(finding.pods().getFirst()));
        line(html, "axis", 0, BASE, 100, BASE);
        ticks(html, axis);
        start(html, axis);
        marks(html, axis);
        html.close().close();
    }

    private String caption() {
        return Wording.things(finding.fingerprint().family(), finding.state(), 2) + " in "
                + Printable.name(track.container().pod());
    }

    /** A start that is too far back for the axis is told. */
    private String before(Axis axis) {
        return track.container()
                .started()
                .filter(start -> axis.x(start).isEmpty())
                .flatMap(start -> track.first().at().map(at -> Duration.between(start, at)))
                .filter(age -> !age.isNegative())
                .map(age -> "; the process started " + Wording.duration(age) + " before the first count")
                .orElse("");
    }

    private void marks(Html html, Axis axis) {
        List<Track.Mark> marks = track.marks();
        int last = marks.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i > 0) {
                line(html, "trend", axis.x(i - 1), height(i - 1), axis.x(i), height(i));
            }
            html.open("circle", "cx", percent(axis.x(i)), "cy", pixels(height(i)), "r", "4")
                    .close();
            if (i == 0 || i == last || last < FEW && hasRoom(axis, i, last)) {
                text(
                        html,
                        "count",
                        axis.x(i),
                        height(i) - 9,
                        Wording.number(marks.get(i).count()));
                text(html, "soft", axis.x(i), BASE + 20, axis.label(i));
            }
        }
    }

    /** Between the first label and the last, which are always there. */
    private static boolean hasRoom(Axis axis, int mark, int last) {
        return axis.x(mark) - axis.x(mark - 1) >= LABEL && axis.x(last) - axis.x(mark) >= LABEL;
    }

    private double height(int mark) {
        long top = Math.max(
                1, track.marks().stream().mapToLong(Track.Mark::count).max().orElse(1));
        return BASE - (BASE - TOP) * (double) track.marks().get(mark).count() / top;
    }

    private void ticks(Html html, Axis axis) {
        captured.values().stream()
                .flatMap(List::stream)
                .flatMap(snapshot -> snapshot.takenAt().stream())
                .distinct()
                .flatMap(at -> axis.x(at).stream())
                .forEach(x -> line(html, "tick", x, BASE, x, BASE + 5));
    }

    private void start(Html html, Axis axis) {
        track.container().started().flatMap(axis::x).ifPresent(x -> {
            line(html, "start", x, TOP, x, BASE);
            text(html, "soft", x, TOP - 8, "start");
        });
    }

    private static void line(Html html, String kind, double x1, double y1, double x2, double y2) {
        html.open("line", "class", kind, "x1", percent(x1), "y1", pixels(y1), "x2", percent(x2), "y2", pixels(y2));
        html.close();
    }

    private static void text(Html html, String kind, double x, double y, String text) {
        html.leaf("text", text, "class", kind, "x", percent(x), "y", pixels(y), "text-anchor", "middle");
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

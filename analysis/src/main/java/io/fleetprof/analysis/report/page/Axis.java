package io.fleetprof.analysis.report.page;

import io.fleetprof.analysis.report.facts.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The axis of time below a chart, in percent of its width. Without times the snapshots stand at equal distances.
 *
 * @param from time at the left; empty without times
 */
record Axis(Track track, Optional<Instant> from, double seconds) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final double LEFT = 10;
    private static final double WIDTH = 80;
    /** A start that is further back, in widths of the window, would squeeze the counts together. */
    private static final int NEAR = 3;

    static Axis of(Track track) {
        if (!track.timed()) {
            return new Axis(track, Optional.empty(), 0);
        }
        Instant first = track.first().at().orElseThrow();
        Instant last = track.last().at().orElseThrow();
        double window = seconds(first, last);
        Instant from = track.container()
                .started()
                .filter(start -> start.isBefore(first) && seconds(start, first) <= NEAR * window)
                .orElse(first);
        return new Axis(track, Optional.of(from), Math.max(0.001, seconds(from, last)));
    }

    /** Where a snapshot stands. */
    double x(int mark) {
        if (from.isPresent()) {
            return x(track.marks().get(mark).at().orElseThrow()).orElse(LEFT);
        }
        int steps = Math.max(1, track.marks().size() - 1);
        return LEFT + WIDTH * mark / steps;
    }

    /** Where a time stands; empty when it is outside of the chart. */
    Optional<Double> x(Instant at) {
        return from.map(start -> LEFT + WIDTH * seconds(start, at) / seconds)
                .filter(x -> x >= LEFT - 0.01 && x <= LEFT + WIDTH + 0.01);
    }

    String label(int mark) {
        return track.marks().get(mark).at().map(CLOCK::format).orElse("snapshot " + (mark + 1));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}

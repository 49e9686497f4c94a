package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.population.LeastSquares;
import io.fleetprof.analysis.population.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The least-squares line through counts over time.
 *
 * @param origin when x is 0
 * @param slope individuals a second
 * @param atOrigin the line's count at the origin
 */
record Line(Instant origin, double slope, double atOrigin) {
    private static final int LEAST_POINTS = 3;
    /** Share of the variance that the line explains: with three points, a slope known to a tenth. */
    private static final double STRAIGHT = 0.99;

    /** Only through counts that rise, all of them, and on a line. */
    static Optional<Line> through(Track track) {
        List<Track.Mark> marks = track.marks();
        if (marks.size() < LEAST_POINTS
                || !Series.rising(marks.stream().mapToLong(Track.Mark::count).toArray())) {
            return Optional.empty();
        }
        Instant origin = track.first().at().orElseThrow();
        double[] x = marks.stream()
                .mapToDouble(mark -> seconds(origin, mark.at().orElseThrow()))
                .toArray();
        double[] y = marks.stream().mapToDouble(Track.Mark::count).toArray();
        return fit(origin, x, y);
    }

    /** When the line was at zero; empty when that is more than a year back. */
    Optional<Instant> zero() {
        double back = atOrigin / slope;
        return back >= 0 && back < 366 * 86_400.0
                ? Optional.of(origin.minusMillis(Math.round(back * 1000)))
                : Optional.empty();
    }

    private static Optional<Line> fit(Instant origin, double[] x, double[] y) {
        LeastSquares line = LeastSquares.through(x, y);
        return line.slope() > 0 && line.explained() >= STRAIGHT
                ? Optional.of(new Line(origin, line.slope(), line.atZero()))
                : Optional.empty();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}

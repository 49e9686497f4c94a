package io.fleetprof.analysis.report.facts;

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
        if (marks.size() < LEAST_POINTS || !rising(marks)) {
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
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        boolean straight = xx > 0 && yy > 0 && xy > 0 && xy * xy / (xx * yy) >= STRAIGHT;
        return straight ? Optional.of(new Line(origin, xy / xx, meanY - xy / xx * meanX)) : Optional.empty();
    }

    private static boolean rising(List<Track.Mark> marks) {
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i).count() <= marks.get(i - 1).count()) {
                return false;
            }
        }
        return true;
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(0);
    }

    private static double seconds(Instant from, Instant to) {
        return java.time.Duration.between(from, to).toMillis() / 1000.0;
    }
}

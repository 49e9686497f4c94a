package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.LeastSquares;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Series;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** Growth over pods: the pods' least-squares slopes added up, with their joint 95 % interval from five points on. */
final class Trend {
    private static final int POINTS_FOR_INTERVAL = 5;
    private static final double UPPER = 0.975;
    private static final double MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

    private Trend() {}

    static Growth of(List<Series> series) {
        long first = series.stream().mapToLong(s -> s.first().count()).sum();
        long last = series.stream().mapToLong(s -> s.last().count()).sum();
        int snapshots = series.stream().mapToInt(s -> s.points().size()).max().orElse(0);
        List<Line> lines =
                series.stream().flatMap(s -> Line.through(s).stream()).toList();
        if (lines.size() < series.size() || lines.isEmpty()) {
            return new Growth(first, last, snapshots, Optional.empty(), Optional.empty());
        }
        double slope = lines.stream().mapToDouble(Line::slope).sum();
        return new Growth(first, last, snapshots, Optional.of(slope), interval(slope, lines, snapshots));
    }

    private static Optional<Growth.Interval> interval(double slope, List<Line> lines, int snapshots) {
        double freedom = lines.stream().mapToDouble(Line::freedom).sum();
        if (snapshots < POINTS_FOR_INTERVAL || freedom < 1) {
            return Optional.empty();
        }
        double variance = lines.stream().mapToDouble(Line::slopeVariance).sum();
        double width = TDistribution.of(freedom).inverseCumulativeProbability(UPPER) * Math.sqrt(variance);
        return Optional.of(new Growth.Interval(slope - width, slope + width));
    }

    /**
     * An ordinary least-squares line through one pod's counts.
     *
     * @param slope individuals a minute
     * @param slopeVariance of the slope; 0 for two points
     * @param freedom points − 2
     */
    private record Line(double slope, double slopeVariance, double freedom) {
        static Optional<Line> through(Series series) {
            double[] x = series.points().stream()
                    .flatMap(point -> point.elapsed().stream())
                    .mapToDouble(elapsed -> elapsed.toMillis() / MILLIS_PER_MINUTE)
                    .toArray();
            double[] y = series.points().stream().mapToDouble(Point::count).toArray();
            return x.length < 2 || x.length != y.length || x[0] == x[x.length - 1]
                    ? Optional.empty()
                    : Optional.of(fit(x, y));
        }

        private static Line fit(double[] x, double[] y) {
            LeastSquares line = LeastSquares.through(x, y);
            double freedom = x.length - 2.0;
            return new Line(line.slope(), freedom > 0 ? line.residual() / freedom / line.xx() : 0, freedom);
        }
    }
}

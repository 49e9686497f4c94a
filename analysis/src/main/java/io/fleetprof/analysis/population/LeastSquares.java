package io.fleetprof.analysis.population;

import java.util.Arrays;

/**
 * The ordinary least-squares line through points, with the sums of squares it follows from.
 *
 * @param slope y for each x; not a number where all points have one x
 * @param atZero y at x = 0
 * @param xx Σ (x − mean x)²
 * @param xy Σ (x − mean x) (y − mean y)
 * @param yy Σ (y − mean y)²
 */
public record LeastSquares(double slope, double atZero, double xx, double xy, double yy) {
    /** Arrays of the same length, two points or more. */
    public static LeastSquares through(double[] x, double[] y) {
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
        double slope = xy / xx;
        return new LeastSquares(slope, meanY - slope * meanX, xx, xy, yy);
    }

    /** Share of the variance of y that the line explains. */
    public double explained() {
        return xy * xy / (xx * yy);
    }

    /** Σ of the squared distances from the line. */
    public double residual() {
        return Math.max(0, yy - slope * xy);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}

package io.fleetprof.analysis.leak;

import java.util.Optional;

/**
 * How a count moved over the snapshots, summed over the pods that were collected.
 *
 * @param first count in the first snapshot
 * @param last count in the last
 * @param snapshots how many there were
 * @param perMinute individuals a minute by our own clock; empty when the files carry no times
 * @param interval 95 % interval of {@code perMinute}; only from five snapshots on
 */
public record Growth(long first, long last, int snapshots, Optional<Double> perMinute, Optional<Interval> interval) {
    /** Both ends in individuals a minute. */
    public record Interval(double low, double high) {}

    public long difference() {
        return last - first;
    }
}

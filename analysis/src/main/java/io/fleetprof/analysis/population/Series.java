package io.fleetprof.analysis.population;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One fingerprint in one container over time. Series are built per container before anything is added up over pods.
 *
 * @param points in order of time; never empty
 */
public record Series(Container container, Fingerprint fingerprint, List<Point> points) {
    public Series {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one point: " + fingerprint);
        }
    }

    public Point first() {
        return points.getFirst();
    }

    public Point last() {
        return points.getLast();
    }

    public long difference() {
        return last().count() - first().count();
    }

    /** The count that surely stayed: the least over all snapshots. */
    public long least() {
        return points.stream().mapToLong(Point::count).min().orElse(0);
    }

    /** Whether every step goes up; false for a single point. */
    public boolean rising() {
        return rising(points.stream().mapToLong(Point::count).toArray());
    }

    /** Whether each count is above the one before; false for fewer than two. */
    public static boolean rising(long... counts) {
        return counts.length > 1 && IntStream.range(1, counts.length).allMatch(i -> counts[i] > counts[i - 1]);
    }

    public Turnover turnover() {
        return Turnover.of(points.stream().map(Point::ids).toList());
    }

    /** Whether files name the individuals, and whoever was there in one snapshot was there in the next. */
    public boolean nobodyLeft() {
        List<Identities> known =
                points.stream().map(Point::ids).filter(Identities::known).toList();
        return known.size() > 1
                && IntStream.range(1, known.size())
                        .allMatch(i -> known.get(i - 1).inCommon(known.get(i))
                                == known.get(i - 1).size());
    }

    /** Whether there was a while, from one snapshot to the next, in which most of those who wait did not run at all. */
    public boolean stoodStill() {
        return IntStream.range(1, points.size())
                .mapToObj(i -> points.subList(i - 1, i + 1))
                .map(pair -> pair.stream().map(Point::waits).toList())
                .anyMatch(waits -> Turnover.of(waits) == Turnover.SAME);
    }

    /** From the first to the last point; empty when the files carry no times. */
    public Optional<Duration> window() {
        return first().elapsed().flatMap(start -> last().elapsed().map(end -> end.minus(start)));
    }

    /** Without snapshots that repeat the one before: a heap profile shows the last collection until the next one. */
    public Series withoutRepeats() {
        List<Point> distinct = IntStream.range(0, points.size())
                .filter(i -> i == 0 || !sameFigures(points.get(i - 1), points.get(i)))
                .mapToObj(points::get)
                .toList();
        return new Series(container, fingerprint, distinct);
    }

    private static boolean sameFigures(Point left, Point right) {
        return left.count() == right.count() && left.bytes() == right.bytes();
    }
}

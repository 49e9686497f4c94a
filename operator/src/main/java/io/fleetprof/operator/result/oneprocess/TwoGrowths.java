package io.fleetprof.operator.result.oneprocess;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Two leaking processes of one program: each one's counts grow, and together they go up and down, in turn where they
 * were read at the same time, or with one fall where they were read one after the other.
 */
final class TwoGrowths {
    /** Of fewer snapshots each, a load that goes up and down looks like that too often. */
    private static final int LEAST = 3;

    private TwoGrowths() {}

    static boolean in(long[] counts) {
        return counts.length >= 2 * LEAST && (inTurn(counts) || oneAfterTheOther(counts));
    }

    private static boolean inTurn(long[] counts) {
        boolean upAndDown = IntStream.range(2, counts.length)
                .allMatch(i -> (counts[i] > counts[i - 1]) != (counts[i - 1] > counts[i - 2]));
        return upAndDown && grows(everySecond(counts, 0)) && grows(everySecond(counts, 1));
    }

    private static boolean oneAfterTheOther(long[] counts) {
        return IntStream.rangeClosed(LEAST, counts.length - LEAST)
                .filter(cut -> counts[cut] < counts[cut - 1])
                .anyMatch(cut ->
                        grows(Arrays.copyOf(counts, cut)) && grows(Arrays.copyOfRange(counts, cut, counts.length)));
    }

    private static long[] everySecond(long[] counts, int first) {
        return IntStream.range(0, counts.length)
                .filter(i -> i % 2 == first)
                .mapToLong(i -> counts[i])
                .toArray();
    }

    /** As the rule of growth has it: every step up, and by more than drifting load explains. */
    private static boolean grows(long[] counts) {
        long first = counts[0];
        long last = counts[counts.length - 1];
        double drift = Math.max(Math.max(50, first / 10.0), 4 * Math.sqrt(first + last));
        return isRising(counts) && last - first >= drift;
    }

    private static boolean isRising(long[] counts) {
        return IntStream.range(1, counts.length).allMatch(i -> counts[i] > counts[i - 1]);
    }
}

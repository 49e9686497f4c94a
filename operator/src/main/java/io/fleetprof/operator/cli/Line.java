package io.fleetprof.operator.cli;

/** Text that may hold anything, as one line that is safe on a terminal. */
final class Line {
    private static final int MAX = 1000;

    private Line() {}

    static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]+", " ")
                .strip();
        return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
    }
}

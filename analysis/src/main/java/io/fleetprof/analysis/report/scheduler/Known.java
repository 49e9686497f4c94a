package io.fleetprof.analysis.report.scheduler;

/**
 * A figure of one container.
 *
 * @param value in the figure's unit
 * @param bound how near it is to the truth
 * @param source which of the container's files says so, and of what time
 */
record Known(double value, Bound bound, String source) {
    /** How a value stands to the truth: of a histogram only the bounds of its buckets are known. */
    enum Bound {
        EXACT(""),
        AT_MOST("at most "),
        MORE_THAN("more than ");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Known exact(double value, String source) {
        return new Known(value, Bound.EXACT, source);
    }
}

package io.fleetprof.analysis.report.threads;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fleetprof.analysis.population.Frame;
import java.util.Locale;

/**
 * A thread that used CPU time between two dumps.
 *
 * @param thread name and number
 * @param share of one processor at least, 0 to 1 and a little more for clocks that disagree
 * @param location where it stood in the later dump: its first user line
 */
public record BusyThread(String pod, String thread, double share, Frame location) {
    /** What uses less does not keep a processor busy. */
    static final double LEAST_SHARE = 0.01;

    /** {@code 87 % of a processor: worker-3 #41 at shop.Prices.sum (Prices.java:12) (CPU time of two Thread.print)}. */
    @JsonProperty
    public String text() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of a processor: %s%s (CPU time between two Thread.print)",
                100 * share,
                thread,
                thread.startsWith(location.function()) ? "" : " at " + location.display());
    }
}

package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import java.time.Duration;

/**
 * What the goroutine text (debug=2) of a program would be, told from its cheap protobuf form.
 *
 * @param bytes Σ count × (60 + 75 × frames): a head of 60 bytes, two lines of 75 a frame
 */
public record GoroutineText(long bytes) {
    /** Above this the text is not taken: its bytes are what stops the program. */
    public static final long MOST = 4L << 20;

    private static final int HEAD = 60;
    private static final int FRAME = 75;
    /** Measured: 29 ms for 1.5 MB, 191 ms for 15 MB. */
    private static final long MILLIS_PER_MIB = 20;

    public static GoroutineText of(Contents goroutines) {
        return new GoroutineText(goroutines.populations().stream()
                .filter(row -> row.key().family() == Family.GOROUTINE)
                .mapToLong(row -> row.count() * (HEAD + FRAME * frames(row)))
                .sum());
    }

    private static long frames(Population row) {
        return row.traces().stream()
                .mapToInt(trace -> trace.stack().frames().size())
                .max()
                .orElse(1);
    }

    /** How long writing it stops the program. */
    public Duration pause() {
        return Duration.ofMillis(2 + MILLIS_PER_MIB * bytes / (1 << 20));
    }

    public boolean isBearable(Duration maxPause) {
        return bytes <= MOST && pause().compareTo(maxPause) <= 0;
    }
}

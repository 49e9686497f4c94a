package io.fleetprof.operator.capture.http;

import java.time.Duration;

/**
 * What one body may cost us.
 *
 * @param bytes size of the body
 * @param whole from the request to the last byte
 * @param floor bytes a second that must come on average once {@link #GRACE} has passed since the first byte; the first
 *     byte itself may take as long as the whole
 */
public record Limits(long bytes, Duration whole, long floor) {
    /** For how long after its first byte a peer may be slower than the floor. */
    public static final Duration GRACE = Duration.ofSeconds(3);

    private static final long FLOOR = 1024;

    public static Limits of(long bytes, Duration whole) {
        return new Limits(bytes, whole, FLOOR);
    }
}

package io.fleetprof.agent.recording;

import java.time.Duration;

/**
 * What to record.
 *
 * @param duration how long
 * @param cutoff how long the JVM may stop to search for what holds old objects; zero: not at all
 * @param room bytes the target's file system is known to have left for it, besides what the system itself says
 */
public record RecordingRequest(Duration duration, Duration cutoff, long room) {
    /** Half a second finds what holds most old objects. */
    public static final Duration HOLDERS = Duration.ofMillis(500);

    /** Within a low impact: old objects with the stack that made them, and without what holds them. */
    public static RecordingRequest of(Duration duration) {
        return new RecordingRequest(duration, Duration.ZERO, Long.MAX_VALUE);
    }

    /** With what holds the old objects. */
    public RecordingRequest withHolders() {
        return new RecordingRequest(duration, HOLDERS, room);
    }
}

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
    /** Within a low impact: old objects with the stack that made them, and without what holds them. */
    public static RecordingRequest of(Duration duration) {
        return new RecordingRequest(duration, Duration.ZERO, Long.MAX_VALUE);
    }

    /** With what holds the old objects: half a second finds it for most. */
    public RecordingRequest withHolders() {
        return new RecordingRequest(duration, Duration.ofMillis(500), room);
    }
}

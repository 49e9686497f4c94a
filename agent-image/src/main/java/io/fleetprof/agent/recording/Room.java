package io.fleetprof.agent.recording;

import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;

/**
 * How large a recording may grow. The JVM writes it twice, into its repository and into the dump, and a pod that passes
 * its limit is evicted: so at most a third of what is free.
 */
final class Room {
    private static final long MAX = 64L << 20;

    /** JFR drops whole chunks alone, of 12 MB unless told otherwise: a smaller bound would hold nothing. */
    private static final long CHUNK = 12L << 20;

    private Room() {}

    static Outcome<Long> in(Scratch scratch, long known) {
        try {
            return of(Math.min(scratch.free(), known));
        } catch (IOException e) {
            return Outcome.refused(Reason.TMP_FULL, "the room in /tmp cannot be told: " + e.getMessage());
        }
    }

    static Outcome<Long> of(long free) {
        long third = free / 3;
        return third < CHUNK
                ? Outcome.refused(
                        Reason.TMP_FULL,
                        "%d bytes are free in /tmp, and a recording needs %d".formatted(free, 3 * CHUNK))
                : Outcome.done(Math.min(MAX, third));
    }
}

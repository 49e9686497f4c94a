package io.fleetprof.agent.attach;

import java.time.Duration;

/** A point in time on the clock that never goes back. */
public record Deadline(long nanos) {
    public static Deadline in(Duration within) {
        return new Deadline(System.nanoTime() + within.toNanos());
    }

    /** What is left, at least zero. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    public boolean isOver() {
        return left().isZero();
    }

    /** This one, or an earlier one after so long. */
    public Deadline atMost(Duration within) {
        Deadline other = in(within);
        return other.nanos - nanos < 0 ? other : this;
    }

    /** Sleeps, but not past the end; an interrupt ends the sleep and stays set. */
    public void sleep(Duration pause) {
        try {
            Thread.sleep(left().compareTo(pause) < 0 ? left() : pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

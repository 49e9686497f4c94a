package io.fleetprof.operator.capture;

import java.time.Duration;
import java.time.Instant;

/** The clock of one run: the same for all its targets, monotonic while this program runs. Rates rest on it. */
public final class RunClock {
    private final Instant began;
    private final Duration before;
    private final long readNanos = System.nanoTime();

    private RunClock(Instant began, Duration before) {
        this.began = began;
        this.before = before;
    }

    /** Begins now. */
    public static RunClock start() {
        return new RunClock(Instant.now(), Duration.ZERO);
    }

    /**
     * Began when the run was planned, whichever program did that: what one takes after another has ended is later on
     * the same clock. Where the clocks of their machines differ so far that this was in the future, it begins now.
     */
    public static RunClock since(Instant planned) {
        Duration before = Duration.between(planned, Instant.now());
        return new RunClock(planned, before.isNegative() ? Duration.ZERO : before);
    }

    public Duration elapsed() {
        return before.plusNanos(System.nanoTime() - readNanos);
    }

    /** Wall time of a moment of the run, steady whatever the machine's clock is set to meanwhile. */
    public Instant instant(Duration elapsed) {
        return began.plus(elapsed);
    }

    /** Waits until a moment of the run; at once when it is past. */
    public void sleepUntil(Duration at) throws InterruptedException {
        Duration left = at.minus(elapsed());
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}

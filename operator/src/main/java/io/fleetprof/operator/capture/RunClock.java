package io.fleetprof.operator.capture;

import java.time.Duration;
import java.time.Instant;

/** The clock of one run: monotonic, the same for all its targets, begun at its first capture. Rates rest on it. */
public final class RunClock {
    private final Instant began = Instant.now();
    private final long beganNanos = System.nanoTime();

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
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

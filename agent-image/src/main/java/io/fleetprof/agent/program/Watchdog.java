package io.fleetprof.agent.program;

import io.fleetprof.agent.attach.Deadline;
import java.time.Duration;

/**
 * Ends what does not end by itself. Told again and again how long the next thing may take; when that is over it calls
 * for an orderly end, and when that does not come either, the process is halted. While it watches, the agent is in use.
 */
final class Watchdog {
    private static final Duration GLANCE = Duration.ofSeconds(5);
    private static final int HALTED = 5;

    private final Stamp stamp;
    private volatile Deadline deadline = Deadline.in(Duration.ofMinutes(1));

    Watchdog(Stamp stamp) {
        this.stamp = stamp;
    }

    void watch(Runnable overdue) {
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            untilOver();
            allow(Duration.ofMinutes(1));
            overdue.run();
            untilOver();
            Runtime.getRuntime().halt(HALTED);
        });
    }

    /** From now on. */
    void allow(Duration longest) {
        deadline = Deadline.in(longest);
    }

    private void untilOver() {
        while (!deadline.isOver()) {
            stamp.renew();
            deadline.sleep(GLANCE);
        }
    }
}

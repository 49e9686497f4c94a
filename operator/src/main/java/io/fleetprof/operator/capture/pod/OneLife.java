package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Taken;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.target.pod.Life;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks at a container after each profile: one that was started anew meanwhile has mixed two lives.
 *
 * @param life of the container, now
 */
record OneLife(Supplier<Life> life) {
    /** A busy node tells late. */
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(6);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /**
     * What was taken, if it is all of one life.
     *
     * @param silenced whether it should have answered and did not: it has mostly just ended, of which the kubelet tells a
     *     little later
     */
    List<Taken> holds(Step step, List<Taken> taken, boolean silenced) {
        return switch (silenced ? later() : life.get()) {
            case Life.Same _, Life.Unknown _ -> taken;
            case Life.Restarted(String message) -> lost(taken, step, Reason.CONTAINER_RESTARTED, message);
            case Life.Gone(String message) -> lost(taken, step, Reason.GONE, message);
        };
    }

    private Life later() {
        long end = System.nanoTime() + UNTIL_TOLD.toNanos();
        Life now = life.get();
        while (now instanceof Life.Same && System.nanoTime() < end && slept()) {
            now = life.get();
        }
        return now;
    }

    private static boolean slept() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Taken> lost(List<Taken> taken, Step step, Reason reason, String detail) {
        for (Taken it : taken) {
            if (it instanceof Taken.Profile profile) {
                profile.discard();
            }
        }
        return List.of(new Taken.Missed(step.kind(), reason, detail));
    }
}

package io.fleetprof.operator.reconcile;

import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what to do next from what is known, and from nothing else. */
final class Decider {
    private static final String OUT_OF_TIME = "the time of spec.activeDeadlineSeconds is over";
    /** For what was captured to be read after the deadline; a store that does not answer may take longer. */
    static final Duration LAST_READING = Duration.ofSeconds(30);

    private Decider() {}

    static Decision next(Observation known, Work work) {
        return switch (known.progress()) {
            case Progress.Unplanned(Optional<Obstacle> obstacle) -> unplanned(known, obstacle, work);
            case Progress.Planned planned -> planned(known, planned, work);
            case Progress.Concluded _, Progress.Rejected _, Progress.Expired _ -> new Decision.Done();
        };
    }

    private static Decision unplanned(Observation known, Optional<Obstacle> obstacle, Work work) {
        if (known.isOverdue()) {
            return new Decision.Expire(why(obstacle));
        }
        return work.busy() || isEarly(known, work) ? await(known, work) : new Decision.Plan();
    }

    private static Decision planned(Observation known, Progress.Planned planned, Work work) {
        if (known.isOverdue()) {
            return overdue(known, planned.obstacle(), work);
        }
        if (work.busy() || isEarly(known, work)) {
            return await(known, work);
        }
        if (planned.isCaptured()) {
            return new Decision.Analyse();
        }
        List<Plan.Target> open = open(planned, work.capturing());
        return open.isEmpty() ? await(known, work) : new Decision.Capture(open);
    }

    /** What is there is read, if the store lets it be. What captures wait for may have passed, so they are ended first. */
    private static Decision overdue(Observation known, Optional<Obstacle> obstacle, Work work) {
        if (work.busy()) {
            Duration left = Duration.between(known.now(), known.deadline().plus(LAST_READING));
            return left.isPositive()
                    ? new Decision.Await(left)
                    : new Decision.Expire(OUT_OF_TIME + ", and the store did not answer while the profiles were read");
        }
        return obstacle.isPresent() && work.capturing().isEmpty()
                ? new Decision.Expire(why(obstacle))
                : new Decision.Analyse();
    }

    private static List<Plan.Target> open(Progress.Planned planned, Set<ContainerId> capturing) {
        Set<ContainerId> ended =
                planned.receipts().stream().map(Receipt::container).collect(Collectors.toSet());
        return planned.plan().targets().stream()
                .filter(target -> !ended.contains(target.container()) && !capturing.contains(target.container()))
                .toList();
    }

    private static boolean isEarly(Observation known, Work work) {
        return known.now().isBefore(work.notBefore());
    }

    /** Until a retry is due, else until the deadline: whatever ends before wakes the reconciler by itself. */
    private static Decision await(Observation known, Work work) {
        Instant next = isEarly(known, work) && work.notBefore().isBefore(known.deadline())
                ? work.notBefore()
                : known.deadline();
        Duration left = Duration.between(known.now(), next);
        return new Decision.Await(left.isPositive() ? left : Duration.ofSeconds(1));
    }

    private static String why(Optional<Obstacle> obstacle) {
        return obstacle.map(it -> OUT_OF_TIME + ": " + it.message()).orElse(OUT_OF_TIME);
    }
}

package io.fleetprof.operator.capture;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.plan.Undecided;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes one target's profiles, one after the other as they fall due, and ends in its receipt. */
final class Session {
    /** Rows of a snapshot that are kept in memory until the target's end; programs have some hundreds. */
    private static final int MAX_REMEMBERED = 2_000;

    private final Target target;
    private final Timetable timetable;
    private final Way way;
    private final Deposit deposit;
    private final RunClock clock;
    private final Permits permits;
    private final Watch watch;
    private final Tally tally;
    private final List<Contents> counted = new ArrayList<>();
    /** Whether further snapshots would tell nothing, or cost too much. */
    private boolean enough;

    private final Duration start;
    private Duration lag;

    Session(
            Target target,
            Timetable timetable,
            Way way,
            Deposit deposit,
            RunClock clock,
            Permits permits,
            Watch watch) {
        this.target = target;
        this.timetable = timetable;
        this.way = way;
        this.deposit = deposit;
        this.clock = clock;
        this.permits = permits;
        this.watch = watch;
        this.tally = new Tally(timetable.left());
        this.start = clock.elapsed();
        this.lag = start;
    }

    /** @param timeout for the whole target; being interrupted ends it with what it has */
    Receipt run(Duration timeout) {
        Duration end = start.plus(timeout);
        Deque<Step> due = new ArrayDeque<>(timetable.steps());
        while (!due.isEmpty()) {
            Step planned = due.removeFirst();
            Step step = planned.later(lag);
            if (!tally.isAlive(step.kind())) {
                continue;
            }
            if (!follow(step, end)) {
                break;
            }
            if (isLast(step, due) && needsMore(step)) {
                due.addFirst(timetable.after(planned));
            }
            if (!step.recording().isZero()) {
                keepIntervals(due);
            }
            if (tally.isAlive(step.kind())) {
                watch.taken(target, step);
            }
        }
        return tally.receipt(target, deposit.id(), way.route(), clock.instant(start), clock.instant(clock.elapsed()));
    }

    /** What follows a recording that took longer is taken later: snapshots all at once would show that nothing grows. */
    private void keepIntervals(Deque<Step> due) {
        Optional.ofNullable(due.peekFirst())
                .map(next -> clock.elapsed().minus(next.at()))
                .filter(late -> late.compareTo(lag) > 0)
                .ifPresent(late -> lag = late);
    }

    /** Whether there is time for more. */
    private boolean follow(Step step, Duration end) {
        if (step.at().compareTo(end) >= 0) {
            tally.add(new Taken.Missed(
                    step.kind(),
                    Reason.TIMEOUT,
                    "due after " + step.at().minus(start).toSeconds() + " s"));
            return false;
        }
        try {
            clock.sleepUntil(step.at());
            take(step, end);
            return true;
        } catch (InterruptedException _) {
            tally.add(new Taken.Missed(step.kind(), Reason.DEADLINE_EXCEEDED, "stopped on the way"));
            return false;
        }
    }

    private void take(Step step, Duration end) throws InterruptedException {
        try (Permits.Permit permit = permits.acquire(target, step.kind())) {
            if (!step.recording().isZero()) {
                watch.recording(target, step);
            }
            Deposit.Moment moment = moment(step);
            List<Taken> all = way.take(step, end.minus(clock.elapsed()));
            permit.taken();
            for (Taken taken : all) {
                settle(taken, moment, end);
            }
        } catch (RuntimeException bug) { // a target must not vanish without a receipt
            tally.add(new Taken.Missed(step.kind(), Reason.INTERNAL_ERROR, bug.toString()));
        }
    }

    private Deposit.Moment moment(Step step) {
        Duration now = clock.elapsed();
        return new Deposit.Moment(step.sequence(), now, clock.instant(now));
    }

    private void settle(Taken taken, Deposit.Moment moment, Duration end) {
        switch (taken) {
            case Taken.Missed missed -> tally.add(missed);
            case Taken.Profile profile -> {
                switch (deposit.keep(profile, moment, end.minus(clock.elapsed()))) {
                    case Deposit.Kept.Stored(var artifacts) -> tally.add(profile, artifacts);
                    case Deposit.Kept.Refused(var missed) -> tally.add(missed);
                }
                profile.contents().ifPresent(this::remember);
                profile.discard();
            }
        }
    }

    private void remember(Contents contents) {
        boolean bearable = contents.populations().size() <= MAX_REMEMBERED;
        if (contents.source() == Source.GOROUTINE_DEBUG0 && bearable) {
            counted.add(contents);
        }
        enough |= contents.source() == Source.GOROUTINE_DEBUG2 || !bearable;
    }

    private static boolean isLast(Step step, Deque<Step> due) {
        return due.stream().noneMatch(later -> later.kind() == step.kind());
    }

    private boolean needsMore(Step step) {
        return step.kind() == ProfileKind.GOROUTINE
                && step.sequence() + 1 < Timetable.ENOUGH_SNAPSHOTS
                && !enough
                && Undecided.of(counted);
    }
}

package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.Retries;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Exemption;
import io.fleetprof.operator.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Profiles the targets of a run, each ending in a receipt in the store. */
public final class Captures {
    private final ArtifactStore store;
    private final Keys keys;
    private final Duration targetTimeout;
    private final Entrance entrance;
    private final Permits permits;
    private final Watch watch;
    private final BooleanSupplier abandoned;

    /**
     * @param targetTimeout bounds one target
     * @param permits shared with all other runs
     * @param watch is told of a target's end once its receipt is in the store
     * @param abandoned whether nobody wants the results any more: then nothing is recorded
     */
    public Captures(
            ArtifactStore store,
            Keys keys,
            Duration targetTimeout,
            Entrance entrance,
            Permits permits,
            Watch watch,
            BooleanSupplier abandoned) {
        this.store = store;
        this.keys = keys;
        this.targetTimeout = targetTimeout;
        this.entrance = entrance;
        this.permits = permits;
        this.watch = watch;
        this.abandoned = abandoned;
    }

    /**
     * Blocks until the target's receipt is recorded. To be interrupted says that the time is over: the target ends with
     * what it has, and that is its receipt. A program that ends before its time just ends; the next one takes the target
     * again.
     *
     * @param timetable of the target, as what it is known to be
     * @return what kept the receipt from being stored, so that the target is not counted
     */
    public Optional<StoreProblem> capture(Target target, Function<Target, Timetable> timetable, RunClock clock) {
        return record(
                target,
                target.exemption()
                        .map(exemption -> skipped(target, exemption))
                        .orElseGet(() -> profiled(target, timetable, clock)));
    }

    private Receipt profiled(Target target, Function<Target, Timetable> timetable, RunClock clock) {
        try (Way way = entrance.into(target)) {
            Receipt receipt = profiled(target, timetable.apply(target), way, clock, targetTimeout);
            if (target.runtime() != TargetRuntime.UNKNOWN || !servesNothing(receipt)) {
                return receipt;
            }
            Duration left = targetTimeout.minusMillis(receipt.cost().millis());
            Target known = target.as(way.runtime(left));
            return known.runtime() == TargetRuntime.JVM
                    ? profiled(known, timetable.apply(known), way, clock, left)
                    : receipt;
        }
    }

    private Receipt profiled(Target target, Timetable timetable, Way way, RunClock clock, Duration timeout) {
        Deposit deposit = new Deposit(store, keys, target.container());
        return new Session(target, timetable, way, deposit, clock, permits, watch).run(timeout);
    }

    /** So that it is no Go program, or one that cannot be profiled. */
    private static boolean servesNothing(Receipt receipt) {
        return receipt.artifacts().isEmpty()
                && (receipt.reason().equals(Reason.NO_PPROF.label())
                        || receipt.reason().equals(Reason.CONNECTION_REFUSED.label())
                        || receipt.reason().equals(Reason.NOT_A_PROFILE.label()));
    }

    private static Receipt skipped(Target target, Exemption exemption) {
        return Receipt.skipped(
                Deposit.id(target.container()),
                TargetRuntime.UNKNOWN.label(),
                exemption.reason().label(),
                exemption.detail(),
                Instant.now());
    }

    /** Of many who capture one target, the first to record counts, here as anywhere. */
    private Optional<StoreProblem> record(Target target, Receipt receipt) {
        if (abandoned.getAsBoolean()) {
            return Optional.empty();
        }
        // What was interrupted in the middle of a fetch is still to say so in the store.
        boolean interrupted = Thread.interrupted();
        try {
            Ledger ledger = new Ledger(store, keys);
            return switch (Retries.within(targetTimeout, () -> ledger.record(receipt), PutOnce::failure)) {
                case PutOnce.Written _ -> ended(target, receipt);
                case PutOnce.AlreadyThere _ -> ended(target, first(ledger, receipt));
                case PutOnce.Failed(StoreProblem problem) -> Optional.of(problem);
            };
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One that cannot be read is for whoever reads all of them to tell about. */
    private static Receipt first(Ledger ledger, Receipt ours) {
        return switch (ledger.receipt(ours.container())) {
            case Ledger.Entry.Recorded<Receipt>(Receipt theirs) -> theirs;
            case Ledger.Entry.NotYet<Receipt> _, Ledger.Entry.Damaged<Receipt> _, Ledger.Entry.Failed<Receipt> _ ->
                ours;
        };
    }

    private Optional<StoreProblem> ended(Target target, Receipt receipt) {
        watch.ended(target, receipt);
        return Optional.empty();
    }

    /**
     * Profiles targets side by side on one clock; blocks until every one has its receipt.
     *
     * @param deadline for all of them; what is still running then ends with what it has
     * @return receipts that could not be stored
     */
    public List<StoreProblem> run(Map<Target, Timetable> timetables, Duration deadline) throws InterruptedException {
        Queue<StoreProblem> problems = new ConcurrentLinkedQueue<>();
        RunClock clock = RunClock.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> captures = timetables.entrySet().stream()
                    .<Callable<Boolean>>map(row -> () -> capture(row.getKey(), _ -> row.getValue(), clock)
                            .map(problems::add)
                            .orElse(false))
                    .toList();
            threads.invokeAll(captures, deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
        return List.copyOf(problems);
    }
}

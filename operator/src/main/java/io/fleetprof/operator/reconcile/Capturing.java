package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.Captures;
import io.fleetprof.operator.capture.Permits;
import io.fleetprof.operator.capture.RunClock;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.capture.pod.PodEntrances;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Pods;
import io.fleetprof.operator.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Profiles one planned container and hands back its receipt, whoever's came first. */
final class Capturing {
    private final Pods pods;
    private final PodEntrances entrances;
    private final Permits permits;
    private final Watch watch;
    private final Clock clock;

    Capturing(Pods pods, PodEntrances entrances, Permits permits, Watch watch, Clock clock) {
        this.pods = pods;
        this.entrances = entrances;
        this.permits = permits;
        this.watch = watch;
        this.clock = clock;
    }

    UnaryOperator<Progress> of(
            ProfileRequest request,
            Plan plan,
            Plan.Target planned,
            ArtifactStore store,
            Keys keys,
            Steps.Caller caller) {
        Ledger ledger = new Ledger(store, keys);
        return switch (pods.again(request, planned)) {
            case Pods.Again.Present(Target target) -> {
                Optional<StoreProblem> problem = new Captures(
                                new OverheardStore(store, trouble -> caller.hears(trouble.map(Capturing::obstacle))),
                                keys,
                                request.getSpec().capture().targetTimeout().toDuration(),
                                entrances.of(request.getSpec().capture()),
                                permits,
                                watch,
                                caller::isGone)
                        .capture(
                                target,
                                known -> Timetable.of(request.getSpec(), known),
                                RunClock.since(plan.plannedAt()));
                yield problem.<UnaryOperator<Progress>>map(Capturing::hindered)
                        .orElseGet(() -> receipt(planned, ledger));
            }
            case Pods.Again.Gone(String message) -> gone(planned, message, ledger);
            case Pods.Again.Trouble(ConditionReason reason, String message) ->
                progress -> progress.hinderedBy(new Obstacle(reason, message));
        };
    }

    private UnaryOperator<Progress> gone(Plan.Target planned, String message, Ledger ledger) {
        Instant now = clock.instant();
        Receipt receipt = new Receipt(
                Receipt.VERSION,
                planned.container(),
                "",
                "",
                Receipt.Outcome.Gone,
                Reason.GONE.label(),
                message,
                now,
                now,
                new Receipt.Cost(0, 0, 0),
                List.of());
        return ledger.record(receipt) instanceof PutOnce.Failed(StoreProblem problem)
                ? hindered(problem)
                : receipt(planned, ledger);
    }

    /** The first receipt counts, which may be another leader's. */
    private static UnaryOperator<Progress> receipt(Plan.Target planned, Ledger ledger) {
        return switch (ledger.receipt(planned.container())) {
            case Ledger.Entry.Recorded<Receipt>(Receipt receipt) ->
                progress -> progress instanceof Progress.Planned going ? going.with(receipt) : progress;
            case Ledger.Entry.Failed<Receipt>(StoreProblem problem) -> hindered(problem);
            case Ledger.Entry.NotYet<Receipt> _ -> hindered("a receipt that was written is not there");
            case Ledger.Entry.Damaged<Receipt>(var damage) -> hindered(damage.key() + ": " + damage.why());
        };
    }

    private static UnaryOperator<Progress> hindered(StoreProblem problem) {
        return progress -> progress.hinderedBy(obstacle(problem));
    }

    private static UnaryOperator<Progress> hindered(String message) {
        return progress -> progress.hinderedBy(new Obstacle(ConditionReason.STORAGE_FAILED, message));
    }

    private static Obstacle obstacle(StoreProblem problem) {
        return new Obstacle(ConditionReason.STORAGE_FAILED, problem.message());
    }
}

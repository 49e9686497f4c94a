package io.fleetprof.operator.reconcile;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.plan.Plans;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Pods;
import io.fleetprof.operator.target.Selection;
import io.fleetprof.operator.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a request's recorded plan, or chooses its pods and records one. Of many planners the first one's plan counts. */
final class Planning {
    private final Pods pods;
    private final Clock clock;

    Planning(Pods pods, Clock clock) {
        this.pods = pods;
        this.clock = clock;
    }

    Progress of(ProfileRequest request, Ledger ledger) {
        return switch (ledger.plan()) {
            case Ledger.Entry.Recorded<Plan>(Plan plan) -> resumed(plan, ledger);
            case Ledger.Entry.NotYet<Plan> _ -> chosen(request, ledger);
            case Ledger.Entry.Damaged<Plan>(var damage) ->
                new Progress.Rejected(
                        ConditionReason.STORAGE_FAILED,
                        "the recorded plan " + damage.key() + " cannot be read: " + damage.why()
                                + "; create a new ProfileRequest");
            case Ledger.Entry.Failed<Plan>(StoreProblem problem) -> waiting(problem);
        };
    }

    private Progress resumed(Plan plan, Ledger ledger) {
        return switch (ledger.receipts(plan)) {
            case Ledger.Receipts.Listed(var receipts, var _) -> new Progress.Planned(plan, receipts, Optional.empty());
            case Ledger.Receipts.Failed(StoreProblem problem) -> waiting(problem);
        };
    }

    private Progress chosen(ProfileRequest request, Ledger ledger) {
        return switch (pods.find(request)) {
            case Pods.Found.Matched(Selection selection) -> recorded(request, selection, ledger);
            case Pods.Found.Refused(ConditionReason reason, String message) -> new Progress.Rejected(reason, message);
            case Pods.Found.Trouble(ConditionReason reason, String message) ->
                new Progress.Unplanned(Optional.of(new Obstacle(reason, message)));
        };
    }

    private Progress recorded(ProfileRequest request, Selection selection, Ledger ledger) {
        Map<Target, Timetable> timetables = new LinkedHashMap<>();
        selection.chosen().forEach(target -> timetables.put(target, Timetable.of(request.getSpec(), target)));
        Instant deadline = Instant.parse(request.getMetadata().getCreationTimestamp())
                .plusSeconds(request.getSpec().activeDeadlineSeconds());
        Plan plan = Plans.of(request, clock.instant(), deadline, selection.matched(), timetables);
        return switch (ledger.record(plan)) {
            case PutOnce.Written _ -> new Progress.Planned(plan, List.of(), Optional.empty());
            case PutOnce.AlreadyThere _ -> again(ledger);
            case PutOnce.Failed(StoreProblem problem) -> waiting(problem);
        };
    }

    /** Somebody else's plan, or our own whose answer was lost on the way. */
    private Progress again(Ledger ledger) {
        return ledger.plan() instanceof Ledger.Entry.Recorded<Plan>(Plan plan)
                ? resumed(plan, ledger)
                : new Progress.Unplanned(Optional.of(new Obstacle(
                        ConditionReason.STORAGE_FAILED, "the recorded plan is there and cannot be read yet")));
    }

    private static Progress waiting(StoreProblem problem) {
        return new Progress.Unplanned(Optional.of(new Obstacle(ConditionReason.STORAGE_FAILED, problem.message())));
    }
}

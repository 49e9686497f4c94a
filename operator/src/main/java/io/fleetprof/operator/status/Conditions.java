package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.Headline;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.Condition;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ConditionStatus;
import io.fleetprof.api.v1alpha1.ConditionType;
import io.fleetprof.api.v1alpha1.PodCounts;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The conditions of a request: Reconciling while work goes on, Complete in every end, Stalled where it was rejected. */
final class Conditions {
    private final Observation known;
    private final PodCounts pods;

    private Conditions(Observation known, PodCounts pods) {
        this.known = known;
        this.pods = pods;
    }

    static List<Condition> of(Observation known, PodCounts pods) {
        Conditions conditions = new Conditions(known, pods);
        return switch (known.progress()) {
            case Progress.Unplanned(Optional<Obstacle> obstacle) -> conditions.pending(obstacle);
            case Progress.Planned planned -> conditions.working(planned);
            case Progress.Concluded concluded -> conditions.concluded(concluded);
            case Progress.Rejected(ConditionReason reason, String message) -> conditions.rejected(reason, message);
            case Progress.Expired(var _, String message) -> conditions.expired(message);
        };
    }

    private List<Condition> pending(Optional<Obstacle> obstacle) {
        Condition accepted = obstacle.map(it -> no(ConditionType.ACCEPTED, it.reason(), it.message()))
                .orElseGet(() -> yes(ConditionType.ACCEPTED, ConditionReason.VALID, ""));
        ConditionReason why = obstacle.map(Obstacle::reason).orElse(ConditionReason.PENDING);
        String message = obstacle.map(Obstacle::message).orElse("");
        return List.of(
                accepted,
                unknown(ConditionType.COLLECTED, ConditionReason.PENDING, ""),
                no(ConditionType.COMPLETE, why, message),
                yes(ConditionType.RECONCILING, why, message));
    }

    private List<Condition> working(Progress.Planned planned) {
        ConditionReason doing = planned.isCaptured() ? ConditionReason.ANALYSING : ConditionReason.CAPTURING;
        ConditionReason why = planned.obstacle().map(Obstacle::reason).orElse(doing);
        String message = planned.obstacle().map(Obstacle::message).orElse("");
        return List.of(
                yes(ConditionType.ACCEPTED, ConditionReason.VALID, ""),
                planned.isCaptured() ? collected() : unknown(ConditionType.COLLECTED, doing, ""),
                no(ConditionType.COMPLETE, why, message),
                yes(ConditionType.RECONCILING, why, message));
    }

    private List<Condition> concluded(Progress.Concluded concluded) {
        return List.of(
                yes(ConditionType.ACCEPTED, ConditionReason.VALID, ""),
                collected(),
                yes(ConditionType.COMPLETE, end(concluded), ""),
                leakFound(concluded.report()));
    }

    private List<Condition> rejected(ConditionReason reason, String message) {
        return List.of(
                no(ConditionType.ACCEPTED, reason, message),
                no(ConditionType.COLLECTED, ConditionReason.REJECTED, ""),
                yes(ConditionType.COMPLETE, ConditionReason.REJECTED, message),
                unknown(ConditionType.LEAK_FOUND, ConditionReason.INCONCLUSIVE, ""),
                yes(ConditionType.STALLED, reason, message));
    }

    private List<Condition> expired(String message) {
        return List.of(
                yes(ConditionType.ACCEPTED, ConditionReason.VALID, ""),
                collected(),
                yes(ConditionType.COMPLETE, ConditionReason.DEADLINE_EXCEEDED, message),
                unknown(ConditionType.LEAK_FOUND, ConditionReason.INCONCLUSIVE, message));
    }

    private Condition collected() {
        String message = pods.selected() == 0 ? "no pod was chosen yet" : seen() + " of " + pods.selected() + " pods";
        return seen() == 0
                ? no(ConditionType.COLLECTED, ConditionReason.NOTHING_COLLECTED, message)
                : yes(ConditionType.COLLECTED, ConditionReason.COLLECTED, message);
    }

    private int seen() {
        return pods.collected() + pods.downgraded();
    }

    private ConditionReason end(Progress.Concluded concluded) {
        if (isCutShort(concluded.plan(), concluded.receipts())) {
            return ConditionReason.DEADLINE_EXCEEDED;
        }
        if (seen() == 0) {
            return ConditionReason.NOTHING_COLLECTED;
        }
        return pods.collected() == pods.selected() ? ConditionReason.SUCCEEDED : ConditionReason.PARTLY_COLLECTED;
    }

    private static boolean isCutShort(Plan plan, List<Receipt> receipts) {
        return receipts.size() < plan.targets().size()
                || receipts.stream().anyMatch(receipt -> receipt.reason().equals(Reason.DEADLINE_EXCEEDED.label()));
    }

    private Condition leakFound(Report report) {
        Analysis analysis = report.analysis();
        String worst = Headline.of(report).text();
        return switch (analysis.verdict()) {
            case LEAKING -> yes(ConditionType.LEAK_FOUND, ConditionReason.LEAKING, worst);
            case SUSPECT -> unknown(ConditionType.LEAK_FOUND, ConditionReason.SUSPECT, worst);
            case INCONCLUSIVE -> unknown(ConditionType.LEAK_FOUND, ConditionReason.INCONCLUSIVE, analysis.reason());
            case CLEAN -> no(ConditionType.LEAK_FOUND, ConditionReason.CLEAN, analysis.reason());
        };
    }

    private Condition yes(ConditionType type, ConditionReason reason, String message) {
        return condition(type, ConditionStatus.TRUE, reason, message);
    }

    private Condition no(ConditionType type, ConditionReason reason, String message) {
        return condition(type, ConditionStatus.FALSE, reason, message);
    }

    private Condition unknown(ConditionType type, ConditionReason reason, String message) {
        return condition(type, ConditionStatus.UNKNOWN, reason, message);
    }

    private Condition condition(ConditionType type, ConditionStatus status, ConditionReason reason, String message) {
        return new Condition(
                type,
                status,
                known.generation(),
                since(type, status),
                reason,
                message.isEmpty() ? reason.meaning() : message);
    }

    /** The time of a condition is that of its last change, not of the last look at it. */
    private String since(ConditionType type, ConditionStatus status) {
        return known.before()
                .condition(type)
                .filter(before -> before.status() == status)
                .map(Condition::lastTransitionTime)
                .orElseGet(() -> known.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}

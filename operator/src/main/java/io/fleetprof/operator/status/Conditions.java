package io.fleetprof.operator.status;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.api.v1alpha1.Condition;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ConditionStatus;
import io.fleetprof.api.v1alpha1.ConditionType;
import io.fleetprof.api.v1alpha1.PodCounts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a request that was accepted: Reconciling while work goes on, Complete in every end. */
final class Conditions {
    private final Observation known;
    private final PodCounts pods;

    private Conditions(Observation known, PodCounts pods) {
        this.known = known;
        this.pods = pods;
    }

    static List<Condition> of(Observation known, PodCounts pods) {
        return new Conditions(known, pods).all();
    }

    private List<Condition> all() {
        List<Condition> all = new ArrayList<>();
        all.add(condition(ConditionType.ACCEPTED, ConditionStatus.TRUE, ConditionReason.VALID, ""));
        Optional<Analysis> analysis = known.analysis();
        all.add(collected(analysis.isPresent()));
        if (analysis.isEmpty()) {
            all.add(condition(ConditionType.COMPLETE, ConditionStatus.FALSE, ConditionReason.CAPTURING, ""));
            all.add(condition(ConditionType.RECONCILING, ConditionStatus.TRUE, ConditionReason.CAPTURING, ""));
            return all;
        }
        all.add(condition(ConditionType.COMPLETE, ConditionStatus.TRUE, end(), ""));
        all.add(leakFound(analysis.get()));
        return all;
    }

    private Condition collected(boolean done) {
        if (!done) {
            return condition(ConditionType.COLLECTED, ConditionStatus.UNKNOWN, ConditionReason.CAPTURING, "");
        }
        String message = seen() + " of " + pods.selected() + " pods";
        return seen() == 0
                ? condition(ConditionType.COLLECTED, ConditionStatus.FALSE, ConditionReason.NOTHING_COLLECTED, message)
                : condition(ConditionType.COLLECTED, ConditionStatus.TRUE, ConditionReason.COLLECTED, message);
    }

    private int seen() {
        return pods.collected() + pods.downgraded();
    }

    private ConditionReason end() {
        if (seen() == 0) {
            return ConditionReason.NOTHING_COLLECTED;
        }
        return pods.collected() == pods.selected() ? ConditionReason.SUCCEEDED : ConditionReason.PARTLY_COLLECTED;
    }

    private Condition leakFound(Analysis analysis) {
        return switch (analysis.verdict()) {
            case LEAKING -> leakFound(ConditionStatus.TRUE, ConditionReason.LEAKING, analysis);
            case SUSPECT -> leakFound(ConditionStatus.UNKNOWN, ConditionReason.SUSPECT, analysis);
            case INCONCLUSIVE -> leakFound(ConditionStatus.UNKNOWN, ConditionReason.INCONCLUSIVE, analysis);
            case CLEAN -> leakFound(ConditionStatus.FALSE, ConditionReason.CLEAN, analysis);
        };
    }

    private Condition leakFound(ConditionStatus status, ConditionReason reason, Analysis analysis) {
        return condition(ConditionType.LEAK_FOUND, status, reason, analysis.reason());
    }

    private Condition condition(ConditionType type, ConditionStatus status, ConditionReason reason, String message) {
        return new Condition(
                type,
                status,
                known.generation(),
                known.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                reason,
                message.isEmpty() ? reason.meaning() : message);
    }
}

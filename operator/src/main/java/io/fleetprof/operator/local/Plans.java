package io.fleetprof.operator.local;

import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.AnalysisSpec;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.plan.Omission;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The record of what a run is going to do, as the store keeps it. */
final class Plans {
    private Plans() {}

    static Plan of(ProfileRequest request, int matched, Map<Target, Timetable> timetables) {
        Instant now = Instant.now();
        List<Plan.Target> targets = timetables.entrySet().stream()
                .map(row -> target(row.getKey(), row.getValue()))
                .toList();
        return new Plan(
                Plan.VERSION,
                request.getMetadata().getNamespace(),
                request.getMetadata().getName(),
                request.getMetadata().getUid(),
                now,
                now.plusSeconds(request.getSpec().activeDeadlineSeconds()),
                matched,
                targets);
    }

    private static Plan.Target target(Target target, Timetable timetable) {
        Container container = target.container();
        List<String> kinds = Stream.concat(
                        timetable.steps().stream().map(Step::kind),
                        timetable.left().stream().map(Omission::kind))
                .distinct()
                .map(ProfileKind::label)
                .toList();
        ContainerId id = new ContainerId(container.pod(), container.podUid(), container.name());
        return new Plan.Target(
                id, target.reach().life(), container.workload(), target.reach().context(), kinds);
    }

    static Thresholds thresholds(AnalysisSpec analysis) {
        return Thresholds.DEFAULT.withCountable(analysis.threshold()).withMinCollected(analysis.minCollected());
    }
}

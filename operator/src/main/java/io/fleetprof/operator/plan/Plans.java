package io.fleetprof.operator.plan;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The record of what a run is going to do, as the store keeps it. */
public final class Plans {
    private Plans() {}

    /** @param deadline after which no capture starts */
    public static Plan of(
            ProfileRequest request, Instant now, Instant deadline, int matched, Map<Target, Timetable> timetables) {
        List<Plan.Target> targets = timetables.entrySet().stream()
                .map(row -> target(row.getKey(), row.getValue()))
                .toList();
        return new Plan(
                Plan.VERSION,
                request.getMetadata().getNamespace(),
                request.getMetadata().getName(),
                request.getMetadata().getUid(),
                now,
                deadline,
                matched,
                targets);
    }

    private static Plan.Target target(Target target, Timetable timetable) {
        List<String> kinds = Stream.concat(
                        timetable.steps().stream().map(Step::kind),
                        timetable.left().stream().map(Omission::kind))
                .distinct()
                .map(ProfileKind::label)
                .toList();
        Container container = target.container();
        ContainerId id = new ContainerId(container.pod(), container.podUid(), container.name());
        return new Plan.Target(
                id, target.reach().life(), container.workload(), target.reach().context(), kinds);
    }
}

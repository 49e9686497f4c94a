package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All ways into one target: each profile is asked for on its own.
 *
 * @param pprof where the target serves it
 * @param jvm where its process can be reached; what is no JVM is not touched
 * @param process where its process can be looked at
 */
public record Ways(Optional<Way> pprof, Optional<Way> jvm, Optional<Way> process) implements Way {
    @Override
    public List<Taken> take(Step step, Duration within) {
        return to(step.kind())
                .map(it -> it.take(step, within))
                .orElseGet(() -> List.of(new Taken.Missed(step.kind(), Reason.UNSUPPORTED, "no way to take it")));
    }

    @Override
    public Route route() {
        List<Route> routes = all().map(Way::route).toList();
        return routes.stream()
                .filter(route -> route.path().isPresent())
                .findFirst()
                .or(() -> routes.stream().findFirst())
                .orElse(Route.NONE);
    }

    @Override
    public TargetRuntime runtime(Duration within) {
        return process.map(way -> way.runtime(within)).orElse(TargetRuntime.UNKNOWN);
    }

    @Override
    public void close() {
        all().forEach(Way::close);
    }

    private Stream<Way> all() {
        return Stream.of(pprof, jvm, process).flatMap(Optional::stream);
    }

    private Optional<Way> to(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE, GOROUTINE_LEAK, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE, TRACE -> pprof;
            case JFR, THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES -> jvm;
            case PROCESS -> process;
        };
    }
}

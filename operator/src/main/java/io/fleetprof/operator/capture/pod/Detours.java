package io.fleetprof.operator.capture.pod;

import io.fleetprof.api.v1alpha1.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Namespaces whose pods could lately not be reached by their addresses: a policy or a mesh is in the way of them all. */
final class Detours {
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Map<String, Met> met = new ConcurrentHashMap<>();

    private record Met(Reason reason, long nanos) {
        boolean isLately() {
            return System.nanoTime() - nanos < LATELY.toNanos();
        }
    }

    void remember(String namespace, Reason reason) {
        met.values().removeIf(it -> !it.isLately());
        met.put(namespace, new Met(reason, System.nanoTime()));
    }

    Optional<Reason> lately(String namespace) {
        return Optional.ofNullable(met.get(namespace)).filter(Met::isLately).map(Met::reason);
    }
}

package io.fleetprof.operator.capture.pod;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Namespaces whose pods could lately not be reached by their addresses: what is in the way of one is mostly in all. */
final class Detours {
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Map<String, Long> blocked = new ConcurrentHashMap<>();

    void remember(String namespace) {
        blocked.values().removeIf(nanos -> !isLately(nanos));
        blocked.put(namespace, System.nanoTime());
    }

    boolean lately(String namespace) {
        return isLately(blocked.getOrDefault(namespace, System.nanoTime() - LATELY.toNanos()));
    }

    private static boolean isLately(long nanos) {
        return System.nanoTime() - nanos < LATELY.toNanos();
    }
}

package io.fleetprof.operator.capture.pod.ephemeral;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Nodes that could lately not pull an image: what one pod had to wait for in vain, the next need not. */
final class FailedPulls {
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Map<Place, Failure> failures = new ConcurrentHashMap<>();

    private record Place(String node, String image) {}

    private record Failure(String why, long nanos) {
        boolean isLate() {
            return System.nanoTime() - nanos >= LATELY.toNanos();
        }
    }

    /**
     * One line, which names image and node first: a status has room for few words.
     *
     * @param why in the kubelet's words
     */
    String remember(String node, String image, String why) {
        failures.values().removeIf(Failure::isLate);
        failures.put(new Place(node, image), new Failure(why, System.nanoTime()));
        return image + " on " + node + ": " + why;
    }

    /** The same of a pull that failed then. */
    Optional<String> lately(String node, String image) {
        return Optional.ofNullable(failures.get(new Place(node, image)))
                .filter(failure -> !failure.isLate())
                .map(failure -> image + " lately on " + node + ": " + failure.why());
    }
}

package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again until something is so. */
final class Eventually {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Eventually() {}

    /** @param what for the message when it never comes */
    static <T> T found(Duration atMost, String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + atMost.toNanos();
        for (Optional<T> seen = answered(look); ; seen = answered(look)) {
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    static void so(Duration atMost, String what, BooleanSupplier look) {
        found(atMost, what, () -> look.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** A connection that broke has no status; the next look makes another. */
    private static <T> Optional<T> answered(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 0) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

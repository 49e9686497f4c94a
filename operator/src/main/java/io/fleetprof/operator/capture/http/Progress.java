package io.fleetprof.operator.capture.http;

import java.util.concurrent.atomic.AtomicLong;

/** How far a body is, for the watch over slow peers: one thread adds, another looks. */
final class Progress {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong firstNanos = new AtomicLong();

    void add(long more) {
        if (bytes.getAndAdd(more) == 0) {
            firstNanos.set(System.nanoTime());
        }
    }

    long bytes() {
        return bytes.get();
    }

    /** Whether the peer has stayed under the floor for longer than it may. */
    boolean isTooSlow(Limits limits) {
        long sent = bytes.get();
        long nanos = System.nanoTime() - firstNanos.get();
        return sent > 0 && nanos > Limits.GRACE.toNanos() && sent < limits.floor() * nanos / 1e9;
    }
}

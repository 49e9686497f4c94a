package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;

/** The impact a request must allow before a kind is taken. */
public final class Impacts {
    private Impacts() {}

    public static Impact of(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE, JFR, THREADS, PROCESS -> Impact.LOW;
            // A forced collection, a full walk of the heap, or a stream of every event of the scheduler.
            case GOROUTINE_LEAK, TRACE, HISTOGRAM -> Impact.MEDIUM;
            case HEAP_DUMP, COROUTINES -> Impact.HIGH;
        };
    }

    public static boolean allows(Impact allowed, ProfileKind kind) {
        return of(kind).compareTo(allowed) <= 0;
    }
}

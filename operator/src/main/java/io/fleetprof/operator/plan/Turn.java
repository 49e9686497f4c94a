package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.ProfileKind;

/** When a kind is due among the others of a target. */
enum Turn {
    /** Records how things start: whatever the snapshots then show was to have been seen starting. */
    FIRST,
    /** Is compared with itself over time. */
    SERIES,
    /** Is taken once those are done. */
    LAST;

    static Turn of(ProfileKind kind) {
        return switch (kind) {
            case JFR, COROUTINES -> FIRST;
            case PROCESS, GOROUTINE, HEAP, THREADS, HISTOGRAM -> SERIES;
            case ALLOCS, MUTEX, BLOCK, THREAD_CREATE, CPU, TRACE, HEAP_DUMP, GOROUTINE_LEAK -> LAST;
        };
    }
}

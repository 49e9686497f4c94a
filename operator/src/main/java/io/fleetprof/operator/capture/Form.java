package io.fleetprof.operator.capture;

import io.fleetprof.analysis.population.Source;
import io.fleetprof.api.v1alpha1.ProfileKind;

/** In which form a profile comes; a kind has one but for goroutines, which have two. */
enum Form {
    PROTOBUF("", "pb.gz"),
    TEXT("Text", "txt"),
    TRACE("", "trace");

    private final String suffix;
    private final String extension;

    Form(String suffix, String extension) {
        this.suffix = suffix;
        this.extension = extension;
    }

    static Form of(ProfileKind kind) {
        return kind == ProfileKind.TRACE ? TRACE : PROTOBUF;
    }

    /** As the file is called. */
    String name(ProfileKind kind) {
        return kind.label() + suffix;
    }

    String extension() {
        return extension;
    }

    /** What the contents of the reply must be. */
    Source source(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE -> this == TEXT ? Source.GOROUTINE_DEBUG2 : Source.GOROUTINE_DEBUG0;
            case GOROUTINE_LEAK -> Source.GOROUTINE_LEAK;
            case HEAP -> Source.HEAP;
            case ALLOCS -> Source.ALLOCS;
            case CPU -> Source.CPU;
            case MUTEX -> Source.MUTEX;
            case BLOCK -> Source.BLOCK;
            case THREAD_CREATE -> Source.THREAD_CREATE;
            case TRACE, JFR, THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES, PROCESS ->
                throw new IllegalArgumentException(kind + " is not read from a pprof endpoint");
        };
    }
}

package io.fleetprof.operator.capture;

import io.fleetprof.analysis.population.Source;
import io.fleetprof.api.v1alpha1.ProfileKind;

/** In which form a profile comes; a kind has one but for goroutines and threads, which have two. */
enum Form {
    PROTOBUF("", "pb.gz"),
    GOROUTINE_TEXT("Text", "txt"),
    TRACE("", "trace"),
    THREAD_PRINT("", "txt"),
    THREAD_JSON("", "json"),
    CLASS_HISTOGRAM("", "txt"),
    RECORDING("", "jfr"),
    HEAP_DUMP("", "hprof.gz"),
    COROUTINES("", "txt");

    private final String suffix;
    private final String extension;

    Form(String suffix, String extension) {
        this.suffix = suffix;
        this.extension = extension;
    }

    /** The first, or only, form of a kind. */
    static Form of(ProfileKind kind) {
        return switch (kind) {
            case TRACE -> TRACE;
            case THREADS -> THREAD_PRINT;
            case HISTOGRAM -> CLASS_HISTOGRAM;
            case JFR -> RECORDING;
            case GOROUTINE, GOROUTINE_LEAK, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE -> PROTOBUF;
            case HEAP_DUMP -> HEAP_DUMP;
            case COROUTINES -> COROUTINES;
            case PROCESS -> throw noProfile(kind);
        };
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
        return switch (this) {
            case GOROUTINE_TEXT -> Source.GOROUTINE_DEBUG2;
            case THREAD_PRINT -> Source.THREAD_PRINT;
            case THREAD_JSON -> Source.THREAD_JSON;
            case CLASS_HISTOGRAM -> Source.HISTOGRAM;
            case RECORDING -> Source.JFR;
            case COROUTINES -> Source.COROUTINES;
            case PROTOBUF, TRACE, HEAP_DUMP -> ofProtobuf(kind);
        };
    }

    private static Source ofProtobuf(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE -> Source.GOROUTINE_DEBUG0;
            case GOROUTINE_LEAK -> Source.GOROUTINE_LEAK;
            case HEAP -> Source.HEAP;
            case ALLOCS -> Source.ALLOCS;
            case CPU -> Source.CPU;
            case MUTEX -> Source.MUTEX;
            case BLOCK -> Source.BLOCK;
            case THREAD_CREATE -> Source.THREAD_CREATE;
            case TRACE, JFR, THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES, PROCESS -> throw noProfile(kind);
        };
    }

    private static IllegalArgumentException noProfile(ProfileKind kind) {
        return new IllegalArgumentException(kind + " is not read as a profile");
    }
}

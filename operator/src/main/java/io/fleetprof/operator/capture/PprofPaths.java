package io.fleetprof.operator.capture;

import io.fleetprof.operator.plan.Step;
import java.net.URI;
import java.time.Duration;

/**
 * Where a Go program serves what (package net/http/pprof).
 *
 * @param base of the server, with or without {@code /debug/pprof} at its end
 * @param collects whether a heap profile may force a garbage collection first, which makes it exact
 */
record PprofPaths(URI base, boolean collects) {
    private static final String ROOT = "/debug/pprof";

    URI of(Step step) {
        return switch (step.kind()) {
            case GOROUTINE -> at("/goroutine");
            case GOROUTINE_LEAK -> at("/goroutineleak");
            case HEAP -> at(collects ? "/heap?gc=1" : "/heap");
            case ALLOCS -> at("/allocs");
            case CPU -> at("/profile?seconds=" + Math.max(1, step.recording().toSeconds()));
            case MUTEX -> at("/mutex");
            case BLOCK -> at("/block");
            case THREAD_CREATE -> at("/threadcreate");
            case TRACE -> at("/trace?seconds=" + seconds(step.recording()));
            case JFR, THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES, PROCESS ->
                throw new IllegalArgumentException("a Go program does not serve " + step.kind());
        };
    }

    URI goroutineText() {
        return at("/goroutine?debug=2");
    }

    /** Where a program publishes for Prometheus, unless it says otherwise. */
    URI metrics() {
        return URI.create(root() + "/metrics");
    }

    /** Where the package expvar publishes. */
    URI variables() {
        return URI.create(root() + "/debug/vars");
    }

    private URI at(String profile) {
        return URI.create(root() + ROOT + profile);
    }

    private String root() {
        String text = base.toString().replaceAll("/+$", "");
        return text.endsWith(ROOT) ? text.substring(0, text.length() - ROOT.length()) : text;
    }

    /** Alone among them, the trace takes fractions. */
    private static String seconds(Duration recording) {
        return recording.toSeconds() + "."
                + String.valueOf(1000 + recording.toMillisPart()).substring(1);
    }
}

package io.fleetprof.operator.result;

import io.fleetprof.analysis.pprof.Stacks;
import io.fleetprof.api.v1alpha1.ProfileKind;

/** A flame graph drawn from raw profiles: of which kind, under which name, and which of a sample's values it shows. */
enum FlameGraph {
    // The value is the one that pprof itself shows by default.
    GOROUTINE(ProfileKind.GOROUTINE, "goroutine", "goroutines", FlameGraph.LAST),
    HEAP(ProfileKind.HEAP, "heap", "live bytes", FlameGraph.LAST),
    ALLOCS(ProfileKind.ALLOCS, "allocs", "bytes allocated since the start", 1),
    CPU(ProfileKind.CPU, "cpu", "processor time in nanoseconds", FlameGraph.LAST),
    MUTEX(ProfileKind.MUTEX, "mutex", "time others waited for the lock in nanoseconds", FlameGraph.LAST),
    BLOCK(ProfileKind.BLOCK, "block", "time blocked in nanoseconds", FlameGraph.LAST),
    JFR_RUNNING(ProfileKind.JFR, "jfr", "samples of running Java code", 0),
    JFR_ALLOCATED(ProfileKind.JFR, "jfr-alloc", "bytes allocated while recording", 2);

    private static final int LAST = Integer.MAX_VALUE;

    private final ProfileKind kind;
    private final String label;
    private final String title;
    private final int value;

    FlameGraph(ProfileKind kind, String label, String title, int value) {
        this.kind = kind;
        this.label = label;
        this.title = title;
        this.value = value;
    }

    ProfileKind kind() {
        return kind;
    }

    /** As the page is called. */
    String page() {
        return "flame-" + label + ".html";
    }

    /** The page of what is more in the last profile than in the first. */
    String growthPage() {
        return "flame-" + label + "-growth.html";
    }

    /** What is counted. */
    String title() {
        return title;
    }

    /** The place of the value among those of a sample. */
    int shown(Stacks stacks) {
        return Math.min(value, stacks.sampleTypes().size() - 1);
    }
}

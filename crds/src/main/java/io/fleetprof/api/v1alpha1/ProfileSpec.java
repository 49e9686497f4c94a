package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * One kind of profile to take. What is not given depends on the kind; {@link #snapshotsToTake}, {@link #intervalToWait}
 * and {@link #durationToRecord} tell what is meant.
 *
 * @param snapshots 0: not given
 */
@ApiObject
@ValidationRule(
        value = ProfileSpec.DURATION_FOR_RECORDINGS,
        message =
                "duration must be left out except for CPU, Trace, JFR and Coroutines; the others are a moment's picture")
public record ProfileSpec(
        @Required
        @JsonPropertyDescription("What to take. Go: Goroutine, GoroutineLeak, Heap, Allocs, CPU, Mutex, Block,"
                + " ThreadCreate, Trace. JVM: JFR, Threads, Histogram, HeapDump, Coroutines. Any: Process.")
        ProfileKind kind,

        @Min(1)
        @Max(20)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonPropertyDescription("How often. Unset: 3 for Goroutine, Heap, Threads, Histogram and Process,"
                + " 2 for GoroutineLeak, 1 for the others.")
        int snapshots,

        @Size(max = GoDuration.MAX_LENGTH)
        @Pattern(GoDuration.PATTERN)
        @ValidationRule(
                value = "duration(self) >= duration('100ms') && duration(self) <= duration('10m')",
                message = "interval must be from 100ms to 10m, such as 10s")
        @JsonPropertyDescription("Time from one snapshot to the next, such as 10s or 1m30s. Unset: 10s.")
        GoDuration interval,

        @Size(max = GoDuration.MAX_LENGTH)
        @Pattern(GoDuration.PATTERN)
        @ValidationRule(
                value = "duration(self) >= duration('10ms') && duration(self) <= duration('30m')",
                message = "duration must be from 10ms to 30m, such as 60s")
        @JsonPropertyDescription(
                "How long one recording lasts, for CPU, Trace, JFR and Coroutines only. Unset: CPU and Coroutines 10s,"
                        + " Trace 100ms, JFR 60s.")
        GoDuration duration) {
    /** A length only for what has one. */
    public static final String DURATION_FOR_RECORDINGS =
            "!has(self.duration) || self.kind in ['CPU', 'Trace', 'JFR', 'Coroutines']";

    private static final GoDuration INTERVAL = new GoDuration("10s");

    public ProfileSpec {
        interval = interval == null ? GoDuration.UNSET : interval;
        duration = duration == null ? GoDuration.UNSET : duration;
    }

    /** {@code kind} as it is usually taken. */
    public static ProfileSpec of(ProfileKind kind) {
        return new ProfileSpec(kind, 0, GoDuration.UNSET, GoDuration.UNSET);
    }

    public int snapshotsToTake() {
        return snapshots == 0 ? kind.snapshots() : snapshots;
    }

    public GoDuration intervalToWait() {
        return interval.or(INTERVAL);
    }

    /** Unset for kinds that are a moment's picture. */
    public GoDuration durationToRecord() {
        return duration.or(kind.duration());
    }
}

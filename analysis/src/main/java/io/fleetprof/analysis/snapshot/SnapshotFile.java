package io.fleetprof.analysis.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a snapshot file, field by field. Frames are written once and named by their index; identities are written
 * as differences, for neighbours among goroutine ids are near. What is unknown is left out, so every reference may be null.
 *
 * @param kind always {@link #KIND}
 * @param version {@link #VERSION}; another one is another format
 * @param elapsedNanos since the first capture of the run
 * @param frames each frame of the file, once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SnapshotFile(
        @JsonProperty("kind") String kind,
        @JsonProperty("version") int version,
        @JsonProperty("container") Owner container,
        @JsonProperty("source") String source,
        @JsonProperty("sequence") int sequence,
        @JsonProperty("elapsedNanos") Long elapsedNanos,
        @JsonProperty("takenAt") String takenAt,
        @JsonProperty("artifact") String artifact,
        @JsonProperty("buildId") String buildId,
        @JsonProperty("clock") String clock,
        @JsonProperty("gauges") Map<String, Long> gauges,
        @JsonProperty("remarks") List<String> remarks,
        @JsonProperty("frames") List<Call> frames,
        @JsonProperty("populations") List<Row> populations) {
    static final String KIND = "Snapshot";
    static final int VERSION = 1;

    /** Whose snapshot it is. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Owner(
            @JsonProperty("podUid") String podUid,
            @JsonProperty("name") String name,
            @JsonProperty("restarts") int restarts,
            @JsonProperty("pod") String pod,
            @JsonProperty("workload") String workload,
            @JsonProperty("started") String started) {}

    /** A frame. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Call(
            @JsonProperty("function") String function,
            @JsonProperty("file") String file,
            @JsonProperty("line") int line) {}

    /** A stack by the indexes of its frames, the leaf first. */
    record Path(
            @JsonProperty("frames") int[] frames,
            @JsonProperty("count") long count) {}

    /** A creating line and its individuals. */
    record Creator(
            @JsonProperty("frame") int frame,
            @JsonProperty("count") long count) {}

    /** A population. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Row(
            @JsonProperty("family") String family,
            @JsonProperty("state") String state,
            @JsonProperty("stateClass") String stateClass,
            @JsonProperty("place") String place,
            @JsonProperty("placeKind") String placeKind,
            @JsonProperty("count") long count,
            @JsonProperty("bytes") long bytes,
            @JsonProperty("sampled") long sampled,
            @JsonProperty("ids") long[] ids,
            @JsonProperty("waits") long[] waits,
            @JsonProperty("minutes") Map<Integer, Long> minutes,
            @JsonProperty("site") int site,
            @JsonProperty("traces") List<Path> traces,
            @JsonProperty("creators") List<Creator> creators,
            @JsonProperty("labels") Map<String, Long> labels) {}
}

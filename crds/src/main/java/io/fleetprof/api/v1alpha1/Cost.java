package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/**
 * What the capture of one target cost it.
 *
 * @param pauseMillis longest stop of the program, predicted or measured
 * @param bytes read from it
 * @param seconds from first to last byte
 */
@ApiObject
public record Cost(
        @Min(0) @JsonPropertyDescription("Longest stop of the program in milliseconds, predicted or measured.")
        long pauseMillis,

        @Min(0) @JsonPropertyDescription("Bytes read from it.")
        long bytes,

        @Min(0) @JsonPropertyDescription("Seconds from beginning to end.")
        long seconds) {
    public Cost {
        pauseMillis = Bounds.count(pauseMillis, "cost.pauseMillis");
        bytes = Bounds.count(bytes, "cost.bytes");
        seconds = Bounds.count(seconds, "cost.seconds");
    }
}

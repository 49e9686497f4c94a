package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;

/**
 * Pods by what came of them. The last five add up to {@code selected} once all is done.
 *
 * @param matched pods the target's selector or workload has
 * @param selected pods chosen of them
 */
@ApiObject
public record PodCounts(
        @Min(0) @JsonPropertyDescription("Pods that match the target.")
        int matched,

        @Min(0) @JsonPropertyDescription("Pods chosen to be profiled.")
        int selected,

        @Min(0) @JsonPropertyDescription("Pods whose planned profiles are all in the storage.")
        int collected,

        @Min(0) @JsonPropertyDescription("Pods of which cheaper profiles were taken.")
        int downgraded,

        @Min(0) @JsonPropertyDescription("Pods that were not tried.")
        int skipped,

        @Min(0) @JsonPropertyDescription("Pods that were tried in vain.")
        int failed,

        @Min(0) @JsonPropertyDescription("Pods that ended by themselves.")
        int gone) {
    public static final PodCounts NONE = new PodCounts(0, 0, 0, 0, 0, 0, 0);
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * What counts as a leak.
 *
 * @param threshold goroutines, virtual threads or coroutines at one place in one pod
 * @param minCollected percent of the planned pods
 */
@ApiObject
public record AnalysisSpec(
        @Min(1)
        @Max(1_000_000)
        @Default("1000")
        @JsonPropertyDescription("From how many goroutines, virtual threads or coroutines at one place in a pod it is a"
                + " concentration; other resources have thresholds of their own. Default 1000.")
        int threshold,

        @Min(1)
        @Max(100)
        @Default("90")
        @JsonPropertyDescription("Percent of the selected pods that must have been collected before the verdict can be"
                + " Clean. Default 90.")
        int minCollected,

        @Default("{}") @JsonPropertyDescription("What to compare with.")
        BaselineSpec baseline) {
    /** What a request without an analysis section gets. */
    public static final AnalysisSpec DEFAULT = new AnalysisSpec(0, 0, null);

    public AnalysisSpec {
        threshold = threshold == 0 ? 1000 : threshold;
        minCollected = minCollected == 0 ? 90 : minCollected;
        baseline = baseline == null ? BaselineSpec.DEFAULT : baseline;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;

/**
 * The pods of a request: by labels or by the workload that owns them, never both.
 *
 * @param selector null when the workload is named; ask {@link #bySelector}
 * @param workloadRef null when labels are given; ask {@link #byWorkload}
 * @param container empty: the pod's main container
 * @param maxPods the most that are profiled; the sample is spread over revisions and nodes
 */
@ApiObject
@ValidationRule(
        value = TargetSpec.EXACTLY_ONE,
        message = "target must have exactly one of selector and workloadRef; add one or drop the other")
public record TargetSpec(
        @JsonPropertyDescription("Pods by their labels. Exactly one of selector and workloadRef.")
        Selector selector,

        @JsonPropertyDescription("Pods by the workload that owns them. Exactly one of selector and workloadRef.")
        WorkloadRef workloadRef,

        @Size(max = 63)
        @Pattern(Names.LABEL)
        @JsonPropertyDescription("The container to profile. Unset: the pod's main container.")
        String container,

        @Min(1)
        @Max(1000)
        @Default("10")
        @JsonPropertyDescription(
                "The most pods to profile; more matching pods are sampled over revisions and nodes." + " Default 10.")
        int maxPods) {
    /** One way to choose pods, not two and not none. */
    public static final String EXACTLY_ONE = "has(self.selector) != has(self.workloadRef)";

    public TargetSpec {
        container = container == null ? "" : container;
        maxPods = maxPods == 0 ? 10 : maxPods;
    }

    /** Pods by labels, with all defaults. */
    public static TargetSpec of(Selector selector) {
        return new TargetSpec(selector, null, "", 0);
    }

    /** Pods of a workload, with all defaults. */
    public static TargetSpec of(WorkloadRef workload) {
        return new TargetSpec(null, workload, "", 0);
    }

    public Optional<Selector> bySelector() {
        return Optional.ofNullable(selector);
    }

    public Optional<WorkloadRef> byWorkload() {
        return Optional.ofNullable(workloadRef);
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One condition of a storage, in the shape of metav1.Condition.
 *
 * @param lastTransitionTime when {@code status} last changed, RFC 3339
 * @param message what was tried on which key, bucket and endpoint, the store's own code, and how to mend it
 */
@ApiObject
public record StorageCondition(
        @Required @JsonPropertyDescription("What it speaks of.")
        StorageConditionType type,

        @Required @JsonPropertyDescription("Whether it holds.")
        ConditionStatus status,

        @Min(0) @JsonPropertyDescription("Generation of the spec it speaks of.")
        long observedGeneration,

        @Required @Size(max = 40) @JsonPropertyDescription("When its status last changed, RFC 3339.")
        String lastTransitionTime,

        @Required @JsonPropertyDescription("Why, in one word.")
        StorageReason reason,

        @Size(max = StorageCondition.MAX_MESSAGE) @JsonPropertyDescription("Why, for people.")
        String message) {
    public static final int MAX_MESSAGE = 600;

    public StorageCondition {
        lastTransitionTime = Bounds.text(lastTransitionTime, 40);
        message = Bounds.text(message, MAX_MESSAGE);
    }
}

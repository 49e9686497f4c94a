package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/**
 * One condition, in the shape of metav1.Condition.
 *
 * @param lastTransitionTime when {@code status} last changed, RFC 3339
 * @param message for people; the reason's own meaning when nothing more is known
 */
@ApiObject
public record Condition(
        @Required @JsonPropertyDescription("What it speaks of.")
        ConditionType type,

        @Required @JsonPropertyDescription("Whether it holds.")
        ConditionStatus status,

        @Min(0) @JsonPropertyDescription("Generation of the spec it speaks of.")
        long observedGeneration,

        @Required @Size(max = 40) @JsonPropertyDescription("When its status last changed, RFC 3339.")
        String lastTransitionTime,

        @Required @JsonPropertyDescription("Why, in one word.")
        ConditionReason reason,

        @Size(max = Condition.MAX_MESSAGE) @JsonPropertyDescription("Why, for people.")
        String message) {
    /** A storage's words with the key, the code and, at their end, what is to be done. */
    public static final int MAX_MESSAGE = 600;

    public Condition {
        lastTransitionTime = Bounds.text(lastTransitionTime, 40);
        message = Bounds.text(message, MAX_MESSAGE);
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/**
 * One requirement on one label.
 *
 * @param values for In and NotIn; empty for the others
 */
@ApiObject
@ValidationRule(
        value = SelectorRequirement.VALUES_WITH_IN,
        message = "values must be given for the operators In and NotIn, and for no other")
public record SelectorRequirement(
        @Required @Size(min = 1, max = 317) @JsonPropertyDescription("The label's key.")
        String key,

        @Required @JsonPropertyDescription("How the label is looked at.")
        SelectorOperator operator,

        @Size(max = 50) @JsonPropertyDescription("Values for In and NotIn; none for Exists and DoesNotExist.")
        List<@Size(max = 63) String> values) {
    /** Values exactly for the operators that compare. */
    public static final String VALUES_WITH_IN =
            "(self.operator in ['In', 'NotIn']) == (has(self.values) && size(self.values) > 0)";

    public SelectorRequirement {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** Whether {@code labels} meet it. */
    public boolean matches(Map<String, String> labels) {
        boolean listed = labels.containsKey(key) && values.contains(labels.get(key));
        return switch (operator) {
            case IN -> listed;
            case NOT_IN -> !listed;
            case EXISTS -> labels.containsKey(key);
            case DOES_NOT_EXIST -> !labels.containsKey(key);
        };
    }
}

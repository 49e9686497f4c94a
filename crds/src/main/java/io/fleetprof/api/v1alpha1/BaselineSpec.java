package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * What a run is compared with.
 *
 * @param name for the policy Named; empty for the others
 */
@ApiObject
@ValidationRule(
        value = BaselineSpec.NAME_WITH_NAMED,
        message = "name must be given for the policy Named, and for no other")
public record BaselineSpec(
        @Default("Previous") @JsonPropertyDescription("Which run: the target's previous one, a named one, or none.")
        BaselinePolicy policy,

        @Size(min = 1, max = 253)
        @Pattern(Names.SUBDOMAIN)
        @JsonPropertyDescription("The ProfileRequest to compare with, for the policy Named only.")
        String name) {
    /** A name exactly when one is asked for. */
    public static final String NAME_WITH_NAMED = "(self.policy == 'Named') == has(self.name)";

    /** What a request without a baseline gets. */
    public static final BaselineSpec DEFAULT = new BaselineSpec(null, null);

    public BaselineSpec {
        policy = policy == null ? BaselinePolicy.PREVIOUS : policy;
        name = name == null ? "" : name;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a run is compared with. */
public enum BaselinePolicy {
    /** The last finished run of the same target. */
    PREVIOUS("Previous"),
    /** The run of the request that {@code name} tells. */
    NAMED("Named"),
    /** Nothing. */
    NONE("None");

    private final String label;

    BaselinePolicy(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a finding stands to the baseline, at the same age of the container. */
public enum Change {
    /** The baseline did not have it. */
    NEW("New"),
    /** The baseline had it, growing more slowly. */
    WORSENING("Worsening"),
    /** The baseline had it as well. */
    PERSISTING("Persisting"),
    /** The baseline had it, and pods old enough to show it again do not. */
    RESOLVED("Resolved"),
    /** The baseline had it, and the pods are too young to have shown it again. */
    TOO_EARLY("TooEarly");

    private final String label;

    Change(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

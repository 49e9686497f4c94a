package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a target's program runs on. */
public enum TargetRuntime {
    /** Not told yet, or none of the others. */
    UNKNOWN("Unknown"),
    /** A Go program. */
    GO("Go"),
    /** A program on a Java virtual machine. */
    JVM("JVM");

    private final String label;

    TargetRuntime(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a request stands. A view: the store holds the progress itself. */
public enum Phase {
    /** Accepted or not yet looked at; nothing was captured. */
    PENDING("Pending"),
    /** Targets are being profiled. */
    CAPTURING("Capturing"),
    /** All targets have an outcome; the profiles are being read. */
    ANALYSING("Analysing"),
    /** It is over, well or not: the conditions tell. */
    COMPLETE("Complete");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

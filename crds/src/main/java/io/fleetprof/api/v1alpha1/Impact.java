package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** How much a capture may cost its target; each level holds those before it. */
public enum Impact {
    /** Not felt: no forced collection, no pause beyond milliseconds. */
    LOW("Low"),
    /** Forces a garbage collection or walks the heap while the program runs. */
    MEDIUM("Medium"),
    /** Stops the program for seconds or loads code into it; an admin allows it per namespace. */
    HIGH("High");

    private final String label;

    Impact(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

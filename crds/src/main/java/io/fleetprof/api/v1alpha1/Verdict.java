package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** The one word for a whole request. */
public enum Verdict {
    /** A Proven or Probable finding. */
    LEAKING("Leaking"),
    /** Suspected findings only. */
    SUSPECT("Suspect"),
    /** Not enough was seen to say. */
    INCONCLUSIVE("Inconclusive"),
    /** Enough was seen, and nothing leaks within the stated detection limit. */
    CLEAN("Clean");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

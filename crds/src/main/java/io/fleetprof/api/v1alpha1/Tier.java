package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sure a finding is, surest first. */
public enum Tier {
    /** The runtime itself shows that nothing can wake it. */
    PROVEN("Proven"),
    /** The evidence leaves no ordinary explanation. */
    PROBABLE("Probable"),
    /** Looks like a leak; more snapshots or more time would tell. */
    SUSPECTED("Suspected"),
    /** A fact worth knowing that is no finding. */
    OBSERVATION("Observation");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

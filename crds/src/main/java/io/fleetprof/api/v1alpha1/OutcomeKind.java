package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the capture of one target ended. */
public enum OutcomeKind {
    /** Every planned profile is in the store. */
    COLLECTED("Collected"),
    /** Cheaper profiles than planned were taken. */
    DOWNGRADED("Downgraded"),
    /** Nothing was tried, for a reason known beforehand. */
    SKIPPED("Skipped"),
    /** It was tried and did not work. */
    FAILED("Failed"),
    /** The pod ended by itself, for example by a scale-down. */
    GONE("Gone");

    private final String label;

    OutcomeKind(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

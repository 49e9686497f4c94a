package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** The conditions of a request. Reconciling and Stalled follow kstatus. */
public enum ConditionType {
    /** The request can be worked on. */
    ACCEPTED("Accepted"),
    /** Profiles were taken of enough targets. */
    COLLECTED("Collected"),
    /** True in every terminal end, good or bad. */
    COMPLETE("Complete"),
    /** True, False, or Unknown when the verdict is Inconclusive. */
    LEAK_FOUND("LeakFound"),
    /** Work goes on; gone at the end. */
    RECONCILING("Reconciling"),
    /** It cannot go on without a change. */
    STALLED("Stalled");

    private final String label;

    ConditionType(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a requirement looks at a label; the meaning is that of Kubernetes label selectors. */
public enum SelectorOperator {
    /** The label is there and its value is one of the values. */
    IN("In"),
    /** The label is missing, or its value is none of the values. */
    NOT_IN("NotIn"),
    /** The label is there. */
    EXISTS("Exists"),
    /** The label is missing. */
    DOES_NOT_EXIST("DoesNotExist");

    private final String label;

    SelectorOperator(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** The conditions of a storage. */
public enum StorageConditionType {
    /** Requests can be served: the bucket is there, and put, conditional put, list, get and delete work. */
    READY("Ready");

    private final String label;

    StorageConditionType(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonValue;

/** A way into a pod. */
public enum CapturePath {
    /** The cheapest that works: pod IP, then port-forward, then an ephemeral container, then exec. */
    AUTO("Auto"),
    /** HTTP to the pod's address. */
    POD_IP("PodIP"),
    /** HTTP through the API server, which reaches 127.0.0.1 inside the pod. */
    PORT_FORWARD("PortForward"),
    /** An ephemeral container beside the target. */
    EPHEMERAL("Ephemeral"),
    /** A program of the target's own image, run by exec. */
    EXEC("Exec"),
    /** The sidecar that was injected at the pod's admission. */
    SIDECAR("Sidecar");

    private final String label;

    CapturePath(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    @JsonValue
    public String label() {
        return label;
    }
}

package io.fleetprof.operator.store;

/**
 * One container of one pod: what is profiled, and what gets one receipt.
 *
 * @param pod the pod's full name, 1 to 253 characters
 * @param podUid the pod's UID, 1 to 64 characters; a restarted container keeps it, a replaced pod does not
 * @param container the container's name, 1 to 253 characters
 */
public record ContainerId(String pod, String podUid, String container) {
    public ContainerId {
        Bounds.text("pod", pod, 1, 253);
        Bounds.text("podUid", podUid, 1, 64);
        Bounds.text("container", container, 1, 253);
    }
}

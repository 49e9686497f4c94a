package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Pod;
import io.fleetprof.operator.admission.Sidecar;

/** The agent that was put beside a program when its pod was made, and needs no right to be added. Pure. */
final class Injected {
    private Injected() {}

    /** Whether it runs, is of the operator's own release, and sees the processes of the pod. */
    static boolean serves(Pod pod, AgentImage image) {
        return Agents.isShared(pod)
                && pod.getSpec().getInitContainers().stream()
                        .anyMatch(container -> container.getName().equals(Sidecar.NAME)
                                && image.reference().equals(container.getImage()))
                && pod.getStatus().getInitContainerStatuses().stream()
                        .anyMatch(status -> status.getName().equals(Sidecar.NAME)
                                && status.getState() != null
                                && status.getState().getRunning() != null);
    }
}

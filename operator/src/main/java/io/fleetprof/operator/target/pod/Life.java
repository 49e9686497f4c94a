package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.operator.store.ContainerId;
import java.util.Optional;

/** Whether a container is still the one that was planned: same pod, same start of the container. */
public sealed interface Life {
    /** It runs on. */
    record Same(Pod pod, ContainerStatus status) implements Life {}

    /** The pod is there, and its container was started anew, or waits for it. The message is one line. */
    record Restarted(String message) implements Life {}

    /** The pod is not there any more, or is at its end. The message is one line. */
    record Gone(String message) implements Life {}

    /** The API server did not say. */
    record Unknown(KubernetesClientException problem) implements Life {}

    /** @param life the container's id at the time it was planned, {@code containerd://…} */
    static Life of(KubernetesClient client, String namespace, ContainerId container, String life) {
        try {
            return Optional.ofNullable(client.pods()
                            .inNamespace(namespace)
                            .withName(container.pod())
                            .get())
                    .map(pod -> of(pod, container, life))
                    .orElseGet(() -> new Gone("the pod was deleted"));
        } catch (KubernetesClientException e) {
            return new Unknown(e);
        }
    }

    private static Life of(Pod pod, ContainerId container, String life) {
        if (!container.podUid().equals(pod.getMetadata().getUid())) {
            return new Gone("another pod has its name now");
        }
        String phase = String.valueOf(pod.getStatus().getPhase());
        if (!phase.equals("Running")) {
            return new Gone("the pod is " + phase);
        }
        return Containers.status(pod, container.container())
                .map(status -> of(pod, status, life))
                .orElseGet(() -> new Gone("the pod has no container " + container.container()));
    }

    private static Life of(Pod pod, ContainerStatus status, String life) {
        boolean runs = status.getState() != null && status.getState().getRunning() != null;
        if (runs && life.equals(status.getContainerID())) {
            return new Same(pod, status);
        }
        String why = Optional.ofNullable(runs ? status.getLastState() : status.getState())
                .map(state -> state.getTerminated())
                .map(end -> " (" + end.getReason() + ", exit code " + end.getExitCode() + ")")
                .orElse("");
        return pod.getMetadata().getDeletionTimestamp() == null
                ? new Restarted("restarts: " + status.getRestartCount() + why)
                : new Gone("the pod is being deleted");
    }
}

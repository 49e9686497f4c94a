package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;

/** The pods of a JVM service that was started. */
record JvmPods(TestNamespace namespace, JvmService service) {
    private static final Duration START = Duration.ofMinutes(3);

    /** Returns before they are ready. */
    static JvmPods start(TestNamespace namespace, JvmService service) {
        return start(namespace, service, service.manifest());
    }

    /** @param manifest the service's own, amended */
    static JvmPods start(TestNamespace namespace, JvmService service, String manifest) {
        namespace.apply(manifest);
        return new JvmPods(namespace, service);
    }

    /** Waits until each has said that it is as large as it promised. */
    JvmPods ready() {
        Eventually.so(
                START,
                service.name() + " is ready",
                () -> pods().size() == service.replicas() && pods().stream().allMatch(this::hasAnnounced));
        return this;
    }

    /** Those that are not about to end. */
    List<Pod> pods() {
        return namespace.pods(service.name());
    }

    /** Of the only pod. */
    Pod pod() {
        return pods().getFirst();
    }

    /** Of all pods and all their containers. */
    int restarts() {
        return pods().stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }

    /** What its program of the only pod has said. */
    String log() {
        return namespace.kubectl("logs", pod().getMetadata().getName(), "-c", service.name());
    }

    /** What a script prints that is run beside the program of the only pod. */
    String shell(String script) {
        return namespace.kubectl(
                "exec", pod().getMetadata().getName(), "-c", service.name(), "--", "/bin/sh", "-c", script);
    }

    /** Those that were ever added to the only pod. */
    List<EphemeralContainer> agents() {
        return pod().getSpec().getEphemeralContainers();
    }

    /** The kubelet tells that it runs some time after it has begun to speak. */
    private boolean hasAnnounced(Pod pod) {
        boolean runs = pod.getStatus().getContainerStatuses().stream()
                .anyMatch(status -> status.getName().equals(service.name()) && Boolean.TRUE.equals(status.getReady()));
        try {
            return runs
                    && namespace
                            .client()
                            .pods()
                            .inNamespace(namespace.name())
                            .withName(pod.getMetadata().getName())
                            .inContainer(service.name())
                            .getLog()
                            .contains("\"pid\"");
        } catch (KubernetesClientException _) { // as long as the container is not there
            return false;
        }
    }
}

package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which container of a pod is meant, and how it is. */
public final class Containers {
    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";
    /** Run beside a program without being it, and come first where a webhook put them. */
    private static final Set<String> SIDECARS = Set.of(
            "istio-proxy",
            "linkerd-proxy",
            "envoy",
            "envoy-sidecar",
            "kuma-sidecar",
            "consul-dataplane",
            "daprd",
            "vault-agent",
            "cloud-sql-proxy",
            "fluent-bit",
            "otc-container");

    private Containers() {}

    /**
     * The container to profile; empty when the pod has none of that name.
     *
     * @param name as the request has it; empty for the one that kubectl would take, else the first that is no sidecar
     */
    public static Optional<Container> meant(Pod pod, String name) {
        return name.isEmpty() ? main(pod) : named(all(pod), name);
    }

    private static Optional<Container> main(Pod pod) {
        List<Container> containers = pod.getSpec().getContainers();
        return Annotations.value(pod, DEFAULT_CONTAINER)
                .flatMap(name -> named(containers.stream(), name))
                .or(() -> containers.stream()
                        .filter(container -> !SIDECARS.contains(container.getName()))
                        .findFirst())
                .or(() -> containers.stream().findFirst());
    }

    /** Also those init containers that stay, as native sidecars do. */
    private static Stream<Container> all(Pod pod) {
        return Stream.concat(
                pod.getSpec().getContainers().stream(),
                pod.getSpec().getInitContainers().stream()
                        .filter(container -> "Always".equals(container.getRestartPolicy())));
    }

    private static Optional<Container> named(Stream<Container> containers, String name) {
        return containers.filter(container -> container.getName().equals(name)).findFirst();
    }

    /** What the kubelet says of it; empty when it has said nothing yet. */
    static Optional<ContainerStatus> status(Pod pod, String name) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        return Stream.concat(
                        pod.getStatus().getContainerStatuses().stream(),
                        pod.getStatus().getInitContainerStatuses().stream())
                .filter(status -> status.getName().equals(name))
                .findFirst();
    }

    /** Its status when it runs, in a pod that is to stay. */
    static Optional<ContainerStatus> running(Pod pod, String name) {
        boolean stays = pod.getMetadata().getDeletionTimestamp() == null;
        return status(pod, name)
                .filter(status -> status.getState() != null && status.getState().getRunning() != null)
                .filter(_ -> stays && "Running".equals(pod.getStatus().getPhase()));
    }
}

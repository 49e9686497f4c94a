package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.ContainerMetrics;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The memory that containers use, by metrics.k8s.io. Many clusters have no such server; then nothing is known.
 *
 * @param bytes by pod and container
 */
record MemoryUse(Map<String, Long> bytes) {
    static MemoryUse of(KubernetesClient client, String namespace) {
        Map<String, Long> bytes = new HashMap<>();
        try {
            for (PodMetrics pod : client.top().pods().metrics(namespace).getItems()) {
                for (ContainerMetrics container : pod.getContainers()) {
                    Optional.ofNullable(container.getUsage().get("memory"))
                            .map(Quantity::getNumericalAmount)
                            .ifPresent(amount -> bytes.put(
                                    key(pod.getMetadata().getName(), container.getName()), amount.longValue()));
                }
            }
        } catch (KubernetesClientException _) {
            return new MemoryUse(Map.of());
        }
        return new MemoryUse(bytes);
    }

    Optional<Long> of(String pod, String container) {
        return Optional.ofNullable(bytes.get(key(pod, container)));
    }

    private static String key(String pod, String container) {
        return pod + "/" + container;
    }
}

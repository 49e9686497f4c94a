package io.fleetprof.operator.capture.pod.ephemeral;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Pods with one container {@code app}, of what YAML says of them. */
public final class Pods {
    private Pods() {}

    /** @param spec of the pod */
    public static Pod of(String spec, String container) {
        String yaml = """
                apiVersion: v1
                kind: Pod
                metadata: {name: cart, namespace: shop}
                spec:
                %s
                  containers:
                  - name: app
                    image: registry.example/cart:1
                %s
                """.formatted(
                        spec.indent(2).stripTrailing(), container.indent(4).stripTrailing());
        return Serialization.unmarshal(yaml, Pod.class);
    }

    public static Container target(String container) {
        return of("", container).getSpec().getContainers().getFirst();
    }

    public static ContainerStatus status(String yaml) {
        return Serialization.unmarshal("name: app\n" + yaml, ContainerStatus.class);
    }
}

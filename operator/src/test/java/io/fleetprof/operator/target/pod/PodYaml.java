package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects as {@code kubectl get -o yaml} shows them. */
final class PodYaml {
    private PodYaml() {}

    static <T extends HasMetadata> T read(Class<T> type, String yaml) {
        return Serialization.unmarshal(yaml, type);
    }
}

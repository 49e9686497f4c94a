package io.fleetprof.operator.target.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fleetprof.operator.store.PeerNames;
import io.fleetprof.operator.store.PeerNames.Kind;
import io.fleetprof.operator.store.PeerNames.Named;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Against whatever cluster KUBECONFIG names, by what every cluster has: the name server in kube-system. */
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
class ClusterNeighboursTest {
    private static final String SYSTEM = "kube-system";

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final KubernetesNeighbours neighbours = new KubernetesNeighbours(client);

    @AfterEach
    void close() {
        client.close();
    }

    private Pod nameServer() {
        return client.pods()
                .inNamespace(SYSTEM)
                .withLabel("k8s-app", "kube-dns")
                .list()
                .getItems()
                .getFirst();
    }

    private Service service() {
        return client.services()
                .inNamespace(SYSTEM)
                .withLabel("k8s-app", "kube-dns")
                .list()
                .getItems()
                .getFirst();
    }

    private Named named(String namespace, String address) {
        PeerNames names = neighbours.named(namespace, List.of(), List.of(address));
        assertThat(names.gaps()).isEmpty();
        assertThat(names.namespace()).isEqualTo(namespace);
        return names.peers().getFirst();
    }

    @Test
    void aPodIsKnownByItsAddressAndItsWorkload() {
        Pod pod = nameServer();

        Named named = named(SYSTEM, pod.getStatus().getPodIP());

        assertThat(named.kind()).isEqualTo(Kind.Pod);
        assertThat(named.name()).isEqualTo(pod.getMetadata().getName());
        assertThat(named.workload()).isEqualTo("coredns");
        assertThat(named.pods())
                .containsExactly(new PeerNames.Backend(
                        pod.getMetadata().getUid(), pod.getMetadata().getName()));
    }

    @Test
    void aServiceIsKnownByItsClusterIpFromAnyNamespaceWithThePodsBehindIt() {
        Service service = service();

        Named named = named("default", service.getSpec().getClusterIP());

        assertThat(named.kind()).isEqualTo(Kind.Service);
        assertThat(named.namespace()).isEqualTo(SYSTEM);
        assertThat(named.name()).isEqualTo(service.getMetadata().getName());
        assertThat(named.workload()).isEqualTo("coredns");
        assertThat(named.pods())
                .extracting(PeerNames.Backend::uid)
                .contains(nameServer().getMetadata().getUid());
    }

    /** An address that is set aside for documents, and one of IPv6 in its long form. */
    @Test
    void whatIsNobodysIsOutside() {
        assertThat(named("default", "203.0.113.9")).isEqualTo(Named.of("203.0.113.9", Kind.Outside));
        assertThat(named("default", "2001:db8:0:0:0:0:0:7").kind()).isEqualTo(Kind.Outside);
    }
}

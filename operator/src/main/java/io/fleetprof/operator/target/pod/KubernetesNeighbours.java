package io.fleetprof.operator.target.pod;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.operator.store.PeerNames;
import io.fleetprof.operator.target.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Neighbours by the API server: each address is looked up by itself, on need. No informer, no list of everything. */
@ApplicationScoped
public class KubernetesNeighbours implements Neighbours {
    private final KubernetesClient client;

    public KubernetesNeighbours(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public PeerNames named(String namespace, List<String> pods, List<String> addresses) {
        AddressBook book = new AddressBook(client, namespace);
        List<PeerNames.Named> named =
                addresses.stream().limit(PeerNames.MAX_PEERS).map(book::lookUp).toList();
        List<PeerNames.Sidecar> sidecars =
                pods.stream().flatMap(pod -> book.sidecar(pod).stream()).toList();
        return new PeerNames(PeerNames.VERSION, namespace, named, sidecars, book.gaps());
    }
}

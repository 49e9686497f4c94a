package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A namespace of one test class, under restricted pod security; gone with the class. */
final class TestNamespace implements AutoCloseable {
    private final Cluster cluster;
    private final String name;

    private TestNamespace(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    static TestNamespace create(Cluster cluster, String name) {
        cluster.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        return new TestNamespace(cluster, name);
    }

    String name() {
        return name;
    }

    Cluster cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return cluster.client();
    }

    /** Starts it, and returns before it is ready. */
    GoPods start(GoService service) {
        apply(service.manifest());
        return new GoPods(this, service);
    }

    /** Those with that label {@code app} that are not about to end. */
    List<Pod> pods(String app) {
        return client().pods().inNamespace(name).withLabel("app", app).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .toList();
    }

    /** What {@code kubectl apply} does. */
    void apply(String manifest) {
        command("apply", "-f", "-").reading(manifest).out();
    }

    Requested request(String manifest) {
        return Requested.create(client(), name, manifest);
    }

    /** What kubectl prints, as the administrator; it must succeed. */
    String kubectl(Object... words) {
        return command(words).out();
    }

    /** A kubectl in this namespace, which need not succeed. */
    Command command(Object... words) {
        List<Object> all = new ArrayList<>(List.of("--namespace=" + name));
        all.addAll(Arrays.asList(words));
        return cluster.command("kubectl", all.toArray());
    }

    @Override
    public void close() {
        client().namespaces().withName(name).delete();
    }
}

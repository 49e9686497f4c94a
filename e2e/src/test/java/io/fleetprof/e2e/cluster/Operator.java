package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operator, installed from the chart and its image as anybody installs it. */
record Operator(Cluster cluster, Store store) implements AutoCloseable {
    static final String NAMESPACE = "fleetprof";
    static final String RELEASE = "fleetprof";
    /** The first folder in the bucket. */
    static final String CLUSTER_NAME = "e2e";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Operator install(Cluster cluster, Store store) {
        Operator operator = new Operator(cluster, store);
        // The image may be another one under the same name: a new pod takes it.
        operator.upgrade("--set-string", "podAnnotations.installed=" + System.nanoTime());
        return operator;
    }

    /** Installs it with further words for helm, and waits until it serves and its store works. */
    void upgrade(String... more) {
        List<Object> words = new ArrayList<>(List.of("upgrade", RELEASE, Command.ROOT.resolve("helm")));
        words.addAll(List.of("--install", "--create-namespace", "-n", NAMESPACE, "-f", "-"));
        words.addAll(List.of(more));
        cluster.command("helm", words.toArray()).reading(values()).out();
        awaitServing();
    }

    private String values() {
        return """
                clusterName: %s
                maxImpact: High
                image: {registry: %s}
                storage:
                  s3:
                    bucket: %s
                    createBucket: true
                    endpoint: %s
                    accessKey: %s
                    secretKey: %s
                rbac:
                  scalable: [{group: "", resource: replicationcontrollers}]
                """.formatted(
                        CLUSTER_NAME, Images.registry(), Store.BUCKET, Store.ENDPOINT, store.user(), store.password());
    }

    void awaitServing() {
        cluster.kubectl("rollout", "status", "-n", NAMESPACE, "deployment/" + RELEASE, "--timeout=2m");
        Eventually.so(PATIENCE, "the ProfileStorage is ready", this::storageIsReady);
    }

    boolean storageIsReady() {
        return cluster.command("kubectl", "get", "profilestorage", "default", "-o", "jsonpath={.status.conditions}")
                .ended()
                .out()
                .contains("\"status\":\"True\"");
    }

    /** The pod that serves; empty while there is none. */
    Optional<Pod> pod() {
        return pods().list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .findFirst();
    }

    /** Tells it to end, as a rollout or the drain of a node does. */
    void end() {
        pods().delete();
    }

    /** Ends it as the loss of a node would: without a last word, and nobody waits for it. */
    void kill() {
        pod().ifPresent(NodeProcesses::kill);
        pods().withGracePeriod(0).delete();
    }

    /** What it has said so far. */
    String log() {
        return cluster.kubectl("logs", "-n", NAMESPACE, "deployment/" + RELEASE, "--tail=-1");
    }

    /** What is in a file of its container. */
    String file(String path) {
        return cluster.kubectl("exec", "-n", NAMESPACE, "deployment/" + RELEASE, "--", "cat", path);
    }

    private FilterWatchListDeletable<Pod, PodList, PodResource> pods() {
        return cluster.client().pods().inNamespace(NAMESPACE).withLabel("app.kubernetes.io/name", RELEASE);
    }

    void uninstall() {
        cluster.helm("uninstall", RELEASE, "-n", NAMESPACE, "--ignore-not-found", "--wait");
    }

    /** It stays for whoever wants to look; {@code make cluster-down} takes it along. */
    @Override
    public void close() {
        if (!cluster.isOurs()) {
            uninstall();
        }
    }
}

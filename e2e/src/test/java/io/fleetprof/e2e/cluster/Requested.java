package io.fleetprof.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A ProfileRequest that was created, and all that was seen of it since. */
final class Requested implements Watcher<GenericKubernetesResource>, AutoCloseable {
    static final String API_VERSION = "fleetprof.io/v1alpha1";
    static final String KIND = "ProfileRequest";
    private static final Duration WHOLE_REQUEST = Duration.ofMinutes(3);

    private final String namespace;
    private final String name;
    private final String uid;
    private final Instant created;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Watch watch;

    private Requested(KubernetesClient client, GenericKubernetesResource object) {
        this.namespace = object.getMetadata().getNamespace();
        this.name = object.getMetadata().getName();
        this.uid = object.getMetadata().getUid();
        this.created = Instant.now();
        this.watch = client.genericKubernetesResources(API_VERSION, KIND)
                .inNamespace(namespace)
                .withName(name)
                .watch(this);
    }

    /**
     * One state of the object.
     *
     * @param after the creation
     */
    record Seen(Duration after, JsonNode object) {
        JsonNode status() {
            return object.path("status");
        }

        String phase() {
            return status().path("phase").asText();
        }
    }

    /** @param manifest YAML; a refusal of the API server is thrown as it is */
    static Requested create(KubernetesClient client, String namespace, String manifest) {
        GenericKubernetesResource object =
                client.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class);
        return new Requested(
                client, client.resource(object).inNamespace(namespace).create());
    }

    String name() {
        return name;
    }

    String uid() {
        return uid;
    }

    /** Below the cluster's folder of the bucket, with a slash at its end. */
    String folder() {
        return namespace + "/" + name + "/" + uid + "/";
    }

    List<Seen> history() {
        return List.copyOf(seen);
    }

    /** The first state that is so. */
    Seen await(Duration atMost, String what, Predicate<JsonNode> status) {
        try {
            return Eventually.found(atMost, what, () -> seen.stream()
                    .filter(state -> status.test(state.status()))
                    .findFirst());
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; last seen:\n" + last(), late);
        }
    }

    Seen awaitPhase(String phase, Duration atMost) {
        return await(atMost, name + " is " + phase, status -> status.path("phase")
                .asText()
                .equals(phase));
    }

    /** The status at the end, whenever that is. */
    JsonNode complete() {
        return awaitPhase("Complete", WHOLE_REQUEST).status();
    }

    @Override
    public void eventReceived(Action action, GenericKubernetesResource object) {
        if (action != Action.DELETED && object.getMetadata().getUid().equals(uid)) {
            seen.add(new Seen(Duration.between(created, Instant.now()), Documents.tree(object)));
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        // What was seen stays.
    }

    @Override
    public void close() {
        watch.close();
    }

    private String last() {
        return seen.isEmpty() ? "nothing" : Documents.yaml(seen.getLast().status());
    }
}

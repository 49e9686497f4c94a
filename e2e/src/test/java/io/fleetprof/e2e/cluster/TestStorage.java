package io.fleetprof.e2e.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** A ProfileStorage beside the chart's, with its credentials; gone with its test. */
record TestStorage(Cluster cluster, String name) implements AutoCloseable {
    /** Its first probe comes at once, and what fails is tried again soon. */
    private static final Duration PROBE = Duration.ofSeconds(60);

    static TestStorage create(Cluster cluster, String name, String bucket, String endpoint) {
        cluster.command("kubectl", "apply", "-f", "-")
                .reading("""
                        apiVersion: fleetprof.io/v1alpha1
                        kind: ProfileStorage
                        metadata: {name: %s}
                        spec:
                          bucket: %s
                          createBucket: true
                          endpoint: %s
                          secretRef: {name: %s}
                        """.formatted(name, bucket, endpoint, secret(cluster)))
                .out();
        return new TestStorage(cluster, name);
    }

    /** The operator may read this one. */
    private static String secret(Cluster cluster) {
        return cluster.kubectl("get", "profilestorage", "default", "-o", "jsonpath={.spec.secretRef.name}");
    }

    /** As a field of a request's spec. */
    String reference() {
        return "storageRef: {name: " + name + "}";
    }

    TestStorage ready() {
        await("True Available");
        return this;
    }

    /** Its status once the condition Ready is so, such as {@code False Full}. */
    JsonNode await(String ready) {
        return Eventually.found(PROBE, "ProfileStorage " + name + " is " + ready, () -> Optional.of(status())
                .filter(status -> ready.equals(Conditions.of(status).get("Ready"))));
    }

    JsonNode status() {
        return Documents.json(cluster.kubectl("get", "profilestorage", name, "-o", "json"))
                .path("status");
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "profilestorage", name, "--ignore-not-found");
    }
}

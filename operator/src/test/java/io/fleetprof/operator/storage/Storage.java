package io.fleetprof.operator.storage;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.ProfileStorageSpec;
import io.fleetprof.api.v1alpha1.SecretRef;
import java.util.List;

/** ProfileStorages for tests. */
record Storage(
        String name,
        String bucket,
        String endpoint,
        String caBundle,
        SecretRef secretRef,
        List<String> allowed,
        boolean createBucket,
        boolean asDefault) {
    static Storage named(String name) {
        return new Storage(name, "profiles", "http://127.0.0.1:1", null, null, List.of(), false, false);
    }

    Storage at(String uri) {
        return new Storage(name, bucket, uri, caBundle, secretRef, allowed, createBucket, asDefault);
    }

    Storage trusting(String pem) {
        return new Storage(name, bucket, endpoint, pem, secretRef, allowed, createBucket, asDefault);
    }

    Storage withSecret(String secret) {
        return new Storage(name, bucket, endpoint, caBundle, new SecretRef(secret), allowed, createBucket, asDefault);
    }

    Storage allowing(String... namespaces) {
        return new Storage(name, bucket, endpoint, caBundle, secretRef, List.of(namespaces), createBucket, asDefault);
    }

    Storage creating() {
        return new Storage(name, bucket, endpoint, caBundle, secretRef, allowed, true, asDefault);
    }

    Storage marked() {
        return new Storage(name, bucket, endpoint, caBundle, secretRef, allowed, createBucket, true);
    }

    /** As an API server gives it out, with a UID made of the name. */
    ProfileStorage read() {
        return read(1);
    }

    ProfileStorage read(long generation) {
        var storage = new ProfileStorage();
        storage.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withUid("uid-of-" + name)
                .withGeneration(generation)
                .withResourceVersion("77")
                .build());
        storage.setSpec(new ProfileStorageSpec(
                bucket, endpoint, null, null, null, caBundle, secretRef, allowed, createBucket, asDefault));
        return storage;
    }
}

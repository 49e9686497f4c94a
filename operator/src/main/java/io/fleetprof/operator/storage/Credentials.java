package io.fleetprof.operator.storage;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.ProfileStorageSpec;
import io.fleetprof.api.v1alpha1.SecretRef;
import io.fleetprof.api.v1alpha1.StorageReason;
import io.fleetprof.operator.store.S3Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the credentials of a storage come from: a Secret in the operator's own namespace, read by name alone, or the
 * operator's environment.
 *
 * @param namespace the operator's own
 * @param environment its variables
 */
record Credentials(KubernetesClient client, String namespace, Map<String, String> environment) {
    private static final List<String> ACCESS_KEY = List.of("accessKey", "AWS_ACCESS_KEY_ID");
    private static final List<String> SECRET_KEY = List.of("secretKey", "AWS_SECRET_ACCESS_KEY");
    private static final List<String> SESSION_TOKEN = List.of("sessionToken", "AWS_SESSION_TOKEN");

    /** What was found. */
    sealed interface Found {
        record Given(S3Credentials credentials) implements Found {}

        /** One line: what, where, how to mend. */
        record Lacking(StorageReason reason, String message) implements Found {}
    }

    /** Asks the API server, so not on a reconcile thread; anew each time, as Secrets are rotated. */
    Found of(ProfileStorageSpec spec) {
        return spec.secret().map(this::secret).orElseGet(() -> from(environment)
                .<Found>map(Found.Given::new)
                .orElse(lacking(
                        StorageReason.NO_CREDENTIALS,
                        "there is no spec.secretRef, and the operator's environment holds no credentials")));
    }

    private Found secret(SecretRef reference) {
        String name = "Secret " + reference.name() + " in namespace " + namespace;
        try {
            Secret secret = client.secrets()
                    .inNamespace(namespace)
                    .withName(reference.name())
                    .get();
            if (secret == null) {
                return lacking(StorageReason.SECRET_NOT_FOUND, "there is no " + name);
            }
            return from(decoded(secret))
                    .<Found>map(Found.Given::new)
                    .orElse(lacking(
                            StorageReason.SECRET_INCOMPLETE,
                            name + " needs accessKey and secretKey, in printable ASCII"));
        } catch (KubernetesClientException e) {
            return lacking(StorageReason.SECRET_UNREADABLE, "cannot get " + name + ": " + words(e));
        }
    }

    /** Of the API server when it answered: who lacks which right. */
    private static String words(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse(String.valueOf(e.getMessage()));
    }

    /** Empty where a key is missing, empty or unfit for a header. */
    static Optional<S3Credentials> from(Map<String, String> values) {
        try {
            return Optional.of(new S3Credentials(
                    first(values, ACCESS_KEY), first(values, SECRET_KEY), first(values, SESSION_TOKEN)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Without the line end that an editor or echo left. */
    private static String first(Map<String, String> values, List<String> names) {
        return names.stream()
                .map(name -> values.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> decoded(Secret secret) {
        Map<String, String> values = new HashMap<>();
        Optional.ofNullable(secret.getData())
                .orElse(Map.of())
                .forEach((name, value) ->
                        values.put(name, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return values;
    }

    private static Found lacking(StorageReason reason, String what) {
        return new Found.Lacking(reason, what + ". " + reason.remedy());
    }
}

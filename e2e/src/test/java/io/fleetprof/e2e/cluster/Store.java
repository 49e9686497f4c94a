package io.fleetprof.e2e.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.minio.MinioClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The cluster's MinIO, reached by port-forward, so that it may be any cluster's. */
final class Store implements AutoCloseable {
    static final String NAMESPACE = "minio";
    static final String SERVICE = "minio";
    static final String BUCKET = "profiles";
    private static final int PORT = 9000;
    static final String ENDPOINT = "http://%s.%s.svc:%d".formatted(SERVICE, NAMESPACE, PORT);

    private final Secret secret;
    private final LocalPortForward forward;
    private final Bucket bucket;

    Store(KubernetesClient client) {
        this.secret = client.secrets().inNamespace(NAMESPACE).withName(SERVICE).require();
        this.forward =
                client.services().inNamespace(NAMESPACE).withName(SERVICE).portForward(PORT);
        this.bucket = new Bucket(
                MinioClient.builder()
                        .endpoint("http://127.0.0.1:" + forward.getLocalPort())
                        .credentials(user(), password())
                        .build(),
                BUCKET);
    }

    Bucket bucket() {
        return bucket;
    }

    String user() {
        return value("user");
    }

    String password() {
        return value("password");
    }

    private String value(String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        forward.close();
    }
}

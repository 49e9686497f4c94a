package io.fleetprof.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private final ServingCertificate first = ServingCertificate.make("localhost", Instant.now());
    private final Keys keys = new Keys(first);
    private Endpoint endpoint;

    @BeforeEach
    void serve() throws IOException {
        endpoint = Endpoint.serve(0, keys, new Review(new Injector("agent:1")));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void a_pod_that_asks_gets_a_sidecar() throws Exception {
        AdmissionResponse answer = review("go");

        assertThat(answer.getUid()).isEqualTo("42");
        assertThat(answer.getAllowed()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(answer.getPatch()), StandardCharsets.UTF_8))
                .contains("/spec/initContainers");
    }

    @Test
    void one_that_cannot_have_it_is_let_through_with_a_warning() throws Exception {
        AdmissionResponse answer = review("jvm");

        assertThat(answer.getAllowed()).isTrue();
        assertThat(answer.getPatch()).isNull();
        assertThat(answer.getWarnings()).singleElement().asString().contains("runAsUser and runAsGroup");
    }

    @Test
    void whatever_is_no_review_is_refused_and_the_next_one_answered() throws Exception {
        assertThat(send(first, "no review").statusCode()).isEqualTo(400);
        assertThat(send(first, "{}").statusCode()).isEqualTo(400);
        assertThat(review("go").getAllowed()).isTrue();
    }

    @Test
    void from_the_next_connection_on_it_serves_with_a_new_certificate() throws Exception {
        ServingCertificate second = ServingCertificate.make("localhost", Instant.now());
        keys.use(second);

        assertThat(send(second, "{}").statusCode()).isEqualTo(400);
        assertThatThrownBy(() -> send(first, "{}")).isInstanceOf(SSLHandshakeException.class);
    }

    private AdmissionResponse review(String wish) throws Exception {
        String question = Review.EXAMPLE.replace("\"go\"", '"' + wish + '"');
        return Serialization.unmarshal(send(first, question).body(), AdmissionReview.class)
                .getResponse();
    }

    private HttpResponse<String> send(ServingCertificate trusted, String body) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(trusted.certificate()))
                .build()) {
            URI uri = URI.create("https://localhost:" + endpoint.port() + "/inject");
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting(X509Certificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("it", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

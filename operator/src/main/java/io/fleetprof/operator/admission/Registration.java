package io.fleetprof.operator.admission;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The webhook's certificate in its Secret, and in the configuration that makes the API server trust it. Of several
 * operators who find none, the first to write it counts; all serve with that one.
 *
 * @param name of the Secret, the Service and the configuration alike
 */
record Registration(KubernetesClient client, String namespace, String name) {
    private static final String KEY = "tls.key";
    private static final String CERTIFICATE = "tls.crt";
    /** Trusted as well, until all operators serve with the new one. */
    private static final String PREVIOUS = "previous.crt";

    /** The one to serve with: that of the Secret, or a new one when it is old, of another name, or missing. */
    ServingCertificate certificate(Instant now) {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).require();
        return read(secret).filter(found -> found.suits(host(), now)).orElseGet(() -> renew(secret, now));
    }

    private String host() {
        return name + "." + namespace + ".svc";
    }

    private Optional<ServingCertificate> read(Secret secret) {
        return text(secret, KEY).flatMap(key -> text(secret, CERTIFICATE)
                .flatMap(certificate -> ServingCertificate.read(key, certificate)));
    }

    private ServingCertificate renew(Secret secret, Instant now) {
        ServingCertificate made = ServingCertificate.make(host(), now);
        Map<String, String> data = new HashMap<>();
        data.put(KEY, encoded(made.keyPem()));
        data.put(CERTIFICATE, encoded(made.certificatePem()));
        text(secret, CERTIFICATE).ifPresent(previous -> data.put(PREVIOUS, encoded(previous)));
        client.resource(new SecretBuilder(secret).withData(data).build()).update(); // refused when it changed meanwhile
        return made;
    }

    /** Has the API server trust what the Secret holds. */
    void trust() {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).require();
        String bundle = encoded(
                text(secret, CERTIFICATE).orElse("") + text(secret, PREVIOUS).orElse(""));
        MutatingWebhookConfiguration configuration = client.admissionRegistration()
                .v1()
                .mutatingWebhookConfigurations()
                .withName(name)
                .require();
        MutatingWebhook webhook = configuration.getWebhooks().getFirst();
        if (!bundle.equals(webhook.getClientConfig().getCaBundle())) {
            String patch =
                    "[{\"op\":\"add\",\"path\":\"/webhooks/0/clientConfig/caBundle\",\"value\":\"" + bundle + "\"}]";
            client.resource(configuration).patch(PatchContext.of(PatchType.JSON), patch);
        }
    }

    private static Optional<String> text(Secret secret, String key) {
        return Optional.ofNullable(secret.getData())
                .map(data -> data.get(key))
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

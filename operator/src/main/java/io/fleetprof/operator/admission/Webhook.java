package io.fleetprof.operator.admission;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Serves the injection of sidecars where the chart enables it, and keeps its certificate. As long as it cannot, pods are
 * made as they are.
 */
@Singleton
final class Webhook {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final Settings settings;
    private final Clock clock;
    private final Thread keeping = Thread.ofVirtual().unstarted(this::keep);

    /** {@code FLEETPROF_INJECTION_IMAGE} and its like in the environment. */
    @ConfigMapping(prefix = "fleetprof.injection")
    interface Settings {
        /** Of the sidecar; without one nothing is injected. */
        Optional<String> image();

        /** Of the Secret, the Service and the webhook configuration. */
        @WithDefault("fleetprof-inject")
        String name();

        @WithDefault("8443")
        int port();
    }

    Webhook(KubernetesClient client, Settings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (settings.image().isPresent()) {
            keeping.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        keeping.interrupt();
    }

    /** A certificate grows old, and somebody may take its Secret or the API server's trust away. */
    private void keep() {
        try {
            Keys keys = new Keys(trusted());
            Review review = new Review(new Injector(settings.image().orElseThrow()));
            review.answer(Review.EXAMPLE); // the first takes longest, and the API server waits two seconds
            try (Endpoint _ = Endpoint.serve(settings.port(), keys, review)) {
                while (true) {
                    Thread.sleep(PAUSE);
                    keys.use(trusted());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            Log.errorf("no sidecar is injected: port %d: %s", settings.port(), e.getMessage());
        }
    }

    /** Again and again: at an installation the rights may be younger than the operator. */
    private ServingCertificate trusted() throws InterruptedException {
        Registration registration = new Registration(client, client.getNamespace(), settings.name());
        while (true) {
            try {
                ServingCertificate certificate = registration.certificate(clock.instant());
                registration.trust();
                return certificate;
            } catch (KubernetesClientException | ResourceNotFoundException e) {
                Log.warnf("the certificate of %s is not settled, trying again: %s", settings.name(), e.getMessage());
                Thread.sleep(RETRY);
            }
        }
    }
}

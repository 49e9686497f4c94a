package io.fleetprof.operator.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies the ProfileStorage that the chart was given, as YAML in {@code FLEETPROF_STORAGE}. Helm itself cannot: it looks
 * every kind up before it creates the definitions.
 */
@Singleton
final class GivenStorage {
    private static final String FIELD_MANAGER = "fleetprof-chart";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final KubernetesClient client;
    private final Optional<String> yaml;
    private final Thread applying = Thread.ofVirtual().unstarted(this::apply);

    GivenStorage(KubernetesClient client, @ConfigProperty(name = "fleetprof.storage") Optional<String> yaml) {
        this.client = client;
        this.yaml = yaml;
    }

    void start(@Observes StartupEvent event) {
        if (yaml.isPresent()) {
            applying.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        applying.interrupt();
    }

    /** Again and again: at an installation the definition may be younger than the operator. */
    private void apply() {
        GenericKubernetesResource storage =
                Serialization.unmarshal(yaml.orElseThrow(), GenericKubernetesResource.class);
        try {
            while (!applied(storage)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean applied(GenericKubernetesResource storage) {
        try {
            client.resource(storage)
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
            return true;
        } catch (KubernetesClientException e) {
            Log.warnf(
                    "ProfileStorage %s not applied, trying again: %s",
                    storage.getMetadata().getName(), e.getMessage());
            return false;
        }
    }
}

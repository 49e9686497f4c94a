package io.fleetprof.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.operator.capture.Permits;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.capture.pod.PodEntrances;
import io.fleetprof.operator.capture.pod.ephemeral.AgentImage;
import io.fleetprof.operator.result.RecordedNames;
import io.fleetprof.operator.storage.Storages;
import io.fleetprof.operator.target.Neighbours;
import io.fleetprof.operator.target.Pods;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

/** Puts the parts of the operator together. */
final class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Files on their way to the store lie in a folder of this process's own. */
    @Produces
    @Singleton
    PodEntrances entrances(KubernetesClient client, Settings settings) throws IOException {
        AgentImage image = new AgentImage(settings.agentImage(), settings.agentPullPolicy());
        return new PodEntrances(client, image, Files.createTempDirectory("fleetprof-spool-"));
    }

    void close(@Disposes PodEntrances entrances) {
        entrances.close();
    }

    @Produces
    @Singleton
    Steps steps(
            Storages storages,
            Pods pods,
            Neighbours neighbours,
            PodEntrances entrances,
            Watch watch,
            Settings settings,
            Clock clock) {
        Planning planning = new Planning(pods, clock);
        Capturing capturing = new Capturing(pods, entrances, Permits.ofCluster(), watch, clock);
        return new LiveSteps(storages, planning, capturing, new RecordedNames(neighbours), settings, clock);
    }
}

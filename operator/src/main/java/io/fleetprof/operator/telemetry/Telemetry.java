package io.fleetprof.operator.telemetry;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.plan.Step;
import io.fleetprof.operator.reconcile.Announcer;
import io.fleetprof.operator.status.Announcement;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Target;
import io.fleetprof.operator.target.pod.Owners;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Turns what happens to requests and targets into events and figures, on a thread of its own. */
@Singleton
final class Telemetry implements Announcer, Watch {
    private final KubernetesClient client;
    private final Events events;
    private final Figures figures;
    private final Clock clock;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("events").factory());

    Telemetry(KubernetesClient client, MeterRegistry registry, Clock clock) {
        this.client = client;
        this.events = new Events(client);
        this.figures = new Figures(registry);
        this.clock = clock;
    }

    @Override
    public void announce(ProfileRequest request, ProfileRequestStatus before, ProfileRequestStatus after) {
        for (Announcement said : Announcement.of(before, after)) {
            String cause = request.getMetadata().getUid();
            writer.submit(() -> events.write(Events.reference(request), cause, said, clock.instant()));
            if (said.isLeak()) {
                writer.submit(() -> tellWorkload(request, cause, after));
            }
        }
    }

    /** Who looks at the workload learns of the leak there, without knowing of the request. */
    private void tellWorkload(ProfileRequest request, String cause, ProfileRequestStatus status) {
        String namespace = request.getMetadata().getNamespace();
        Announcement leak = Announcement.ofLeak(request.getMetadata().getName(), status);
        try {
            status.findings().stream()
                    .findFirst()
                    .flatMap(worst -> new Owners(client).topmost(namespace, worst.worstPod()))
                    .map(owner -> Events.reference(namespace, owner))
                    .ifPresent(workload -> events.write(workload, cause, leak, clock.instant()));
        } catch (KubernetesClientException e) {
            Log.warnf("no event on the workload of %s/%s: %s", namespace, cause, e.getMessage());
        }
    }

    @Override
    public void remember(ProfileRequest finished) {
        if (finished.getStatus().phase() == Phase.COMPLETE) {
            figures.finished(finished);
        }
    }

    @Override
    public void taken(Target target, Step step) {
        // The receipt tells.
    }

    @Override
    public void ended(Target target, Receipt receipt) {
        figures.ended(receipt);
    }
}

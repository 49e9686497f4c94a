package io.fleetprof.operator.storage;

import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has every storage probed once a minute, after a failure sooner, and writes what was found into its status. The probe
 * runs elsewhere and calls back, so no thread here waits for a store.
 */
@ControllerConfiguration // without it the next annotation is passed over
@GradualRetry(maxAttempts = -1, maxInterval = 30_000) // for good: else there would be no more probes
public final class ProfileStorageReconciler implements Reconciler<ProfileStorage> {
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final LiveStorages storages;
    private final SimpleInboundEventSource<ProfileStorage> probeEnds = new SimpleInboundEventSource<>("probe-ends");

    @Inject
    public ProfileStorageReconciler(LiveStorages storages) {
        this.storages = storages;
    }

    @Override
    public List<EventSource<?, ProfileStorage>> prepareEventSources(EventSourceContext<ProfileStorage> context) {
        storages.readFrom(() -> listed(context.getPrimaryCache()));
        return List.of(probeEnds);
    }

    /** Empty until the API server has answered the first list. */
    private static Optional<List<ProfileStorage>> listed(IndexerResourceCache<ProfileStorage> cache) {
        boolean synced = cache instanceof InformerWrappingEventSourceHealthIndicator<?> watch
                && watch.informerHealthIndicators().values().stream().anyMatch(InformerHealthIndicator::hasSynced);
        return synced ? Optional.of(cache.list(_ -> true).toList()) : Optional.empty();
    }

    @Override
    public UpdateControl<ProfileStorage> reconcile(ProfileStorage storage, Context<ProfileStorage> context) {
        LiveStorage live = storages.of(storage);
        Optional<Probed> probed = live.probed(storage);
        Duration left =
                probed.map(last -> Duration.between(Instant.now(), last.next())).orElse(Duration.ZERO);
        if (!left.isPositive()) {
            live.probe(storage, () -> probeEnds.propagateEvent(ResourceID.fromResource(storage)));
        }
        return probed.map(last -> StorageStatus.compose(storage, last))
                .filter(composed -> !composed.getStatus().equals(storage.getStatus()))
                .map(UpdateControl::patchStatus)
                .orElseGet(UpdateControl::noUpdate)
                .rescheduleAfter(left.isPositive() ? left.plus(AT_LEAST) : Probed.PERIOD);
    }
}

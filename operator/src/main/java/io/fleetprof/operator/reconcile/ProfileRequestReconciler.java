package io.fleetprof.operator.reconcile;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.StatusComposer;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.rate.RateLimited;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings requests to their end: observes what is known, decides, acts, composes the status. Never waits for a profile
 * or for the store; whatever ends meanwhile asks for the next look.
 */
@Singleton
@ControllerConfiguration(name = "profilerequests", informer = @Informer)
@RateLimited(maxReconciliations = 1, within = 1)
@GradualRetry(
        maxAttempts = -1,
        maxInterval = 30_000) // for good: a status that could not be written waits for nothing else
public class ProfileRequestReconciler implements Reconciler<ProfileRequest> {
    private static final Duration ONCE_MORE = Duration.ofSeconds(1);

    private final Runs runs;
    private final Removal removal;
    private final Announcer announcer;
    private final SimpleInboundEventSource<ProfileRequest> wake = new SimpleInboundEventSource<>();

    ProfileRequestReconciler(Steps steps, KubernetesClient client, Announcer announcer, Clock clock) {
        this.runs = new Runs(request -> new Run(
                request,
                steps,
                clock,
                () -> wake.propagateEvent(new ResourceID(
                        request.getMetadata().getName(), request.getMetadata().getNamespace()))));
        this.removal = new Removal(client, clock);
        this.announcer = announcer;
    }

    @Override
    public List<EventSource<?, ProfileRequest>> prepareEventSources(EventSourceContext<ProfileRequest> context) {
        Deletions.watch(context.getClient(), runs::end);
        return List.of(wake);
    }

    /** Before anything else is taken apart: a capture that finds its tools gone would put that down as the target's end. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        runs.endAll();
    }

    @Override
    public UpdateControl<ProfileRequest> reconcile(ProfileRequest request, Context<ProfileRequest> context) {
        if (isOver(request)) {
            runs.end(request.getMetadata().getUid());
            announcer.remember(request);
            return removal.of(request);
        }
        Run run = runs.of(request);
        Observation known = run.observe(request);
        Decision decision = Decider.next(known, run.work());
        run.act(decision);
        ProfileRequestStatus status = StatusComposer.compose(known);
        announcer.announce(request, known.before(), status);
        return update(request, status, decision);
    }

    private static boolean isOver(ProfileRequest request) {
        return Optional.ofNullable(request.getStatus())
                .filter(status -> status.phase() == Phase.COMPLETE)
                .isPresent();
    }

    /** Name, namespace and status only: what else the object has is not ours to write. */
    private static UpdateControl<ProfileRequest> update(
            ProfileRequest request, ProfileRequestStatus status, Decision decision) {
        ProfileRequest patch = new ProfileRequest();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(request.getMetadata().getName())
                .withNamespace(request.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        UpdateControl<ProfileRequest> control =
                status.equals(request.getStatus()) ? UpdateControl.noUpdate() : UpdateControl.patchStatus(patch);
        return switch (decision) {
            case Decision.Await(Duration atMost) -> control.rescheduleAfter(atMost);
            // A status is no change that one is told of: look once more, at the end that is then on record.
            case Decision.Done _ -> control.rescheduleAfter(ONCE_MORE);
            // What is started here ends when it likes: the next look waits for the deadline as well.
            case Decision.Plan _, Decision.Capture _, Decision.Analyse _, Decision.Expire _ ->
                control.rescheduleAfter(ONCE_MORE);
        };
    }
}

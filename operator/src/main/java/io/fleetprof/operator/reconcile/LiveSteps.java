package io.fleetprof.operator.reconcile;

import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.result.Conclusion;
import io.fleetprof.operator.result.Naming;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.status.StoredObjects;
import io.fleetprof.operator.storage.Storages;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.StoreProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The steps in a cluster; each begins by asking for the request's storage, which may have gone since the last. */
final class LiveSteps implements Steps {
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    private final Storages storages;
    private final Planning planning;
    private final Capturing capturing;
    private final Naming naming;
    private final Settings settings;
    private final Clock clock;

    LiveSteps(
            Storages storages, Planning planning, Capturing capturing, Naming naming, Settings settings, Clock clock) {
        this.storages = storages;
        this.planning = planning;
        this.capturing = capturing;
        this.naming = naming;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public UnaryOperator<Progress> plan(ProfileRequest request) {
        return Admission.refusal(request, settings)
                .<UnaryOperator<Progress>>map(refused -> _ -> refused)
                .orElseGet(() -> stored(request, store -> {
                    Progress planned = planning.of(request, new Ledger(store, keys(request)));
                    return _ -> planned;
                }));
    }

    @Override
    public UnaryOperator<Progress> capture(ProfileRequest request, Plan plan, Plan.Target target, Caller caller) {
        return stored(request, store -> capturing.of(request, plan, target, store, keys(request), caller));
    }

    @Override
    public UnaryOperator<Progress> analyse(ProfileRequest request, Progress.Planned planned) {
        return stored(request, store -> analysed(request, planned.plan(), store));
    }

    private UnaryOperator<Progress> analysed(ProfileRequest request, Plan plan, ArtifactStore store) {
        Keys keys = keys(request);
        return switch (Conclusion.of(
                store, keys, plan, request.getSpec().analysis(), naming, UnaryOperator.identity())) {
            case Conclusion.Failed(StoreProblem problem) ->
                progress -> progress.hinderedBy(new Obstacle(ConditionReason.STORAGE_FAILED, problem.message()));
            case Conclusion.Published(Report report, List<Receipt> receipts) -> {
                String storage = request.getSpec().storageRef().name();
                StoredObjects objects = StoredObjects.of(store.list(keys.prefix()), storage, keys.prefix());
                yield _ -> new Progress.Concluded(
                        plan,
                        receipts,
                        report,
                        objects,
                        settings.reportUrl() + "/" + storage + "/" + keys.report("index.html"));
            }
        };
    }

    private UnaryOperator<Progress> stored(
            ProfileRequest request, Function<ArtifactStore, UnaryOperator<Progress>> work) {
        String name = request.getSpec().storageRef().name();
        return switch (storages.resolve(name, request.getMetadata().getNamespace())) {
            case Storages.Resolution.Ready(ArtifactStore store) -> work.apply(store);
            case Storages.Resolution.Waiting(String message) ->
                progress -> progress.hinderedBy(new Obstacle(ConditionReason.STORAGE_NOT_READY, message));
            case Storages.Resolution.Refused(ConditionReason reason, String message) ->
                progress -> refused(progress, isNew(request), reason, message);
        };
    }

    /** A storage that was applied together with the request may be heard of later. */
    private boolean isNew(ProfileRequest request) {
        Instant made = Instant.parse(request.getMetadata().getCreationTimestamp());
        return clock.instant().isBefore(made.plus(TOGETHER));
    }

    /** Before anything is recorded it is a mistake of the request; later the storage was taken away under it. */
    private static Progress refused(Progress progress, boolean isNew, ConditionReason reason, String message) {
        return progress instanceof Progress.Unplanned && !isNew
                ? new Progress.Rejected(reason, message)
                : progress.hinderedBy(new Obstacle(reason, message));
    }

    private Keys keys(ProfileRequest request) {
        var metadata = request.getMetadata();
        return new Keys(settings.clusterName(), metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }
}

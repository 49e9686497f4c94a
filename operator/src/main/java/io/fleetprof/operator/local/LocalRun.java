package io.fleetprof.operator.local;

import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.operator.capture.Captures;
import io.fleetprof.operator.capture.Permits;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.plan.Plans;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.result.Conclusion;
import io.fleetprof.operator.result.Naming;
import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.status.StatusComposer;
import io.fleetprof.operator.status.StoredObjects;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.store.S3Store;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Selection;
import io.fleetprof.operator.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request from beginning to end on this machine: targets, plan, captures, findings, report, status. */
public final class LocalRun {
    private static final String CLUSTER = "local";
    private static final String BUCKET = "fleetprof";

    private final ProfileRequest request;
    private final ProfileRequestSpec spec;
    private final Path folder;
    private final Watch watch;
    private final Keys keys;

    /**
     * @param request accepted, with a name, a namespace and a UID
     * @param folder where the store keeps its files
     */
    public LocalRun(ProfileRequest request, Path folder, Watch watch) {
        this.request = request;
        this.spec = request.getSpec();
        this.folder = folder;
        this.watch = watch;
        this.keys = new Keys(
                CLUSTER,
                request.getMetadata().getNamespace(),
                request.getMetadata().getName(),
                request.getMetadata().getUid());
    }

    /** How a run ended. */
    public sealed interface Ended {
        /** The request has its status, whatever the verdict. */
        record Finished(ProfileRequest request, Report report, Path page) implements Ended {}

        /** Nothing was captured, or nothing could be kept. One line: what, where, how to mend it. */
        record Refused(String line) implements Ended {}
    }

    public Ended run(List<Target> targets) throws InterruptedException {
        Selection selection = Selection.of(spec.target(), targets);
        if (selection.chosen().isEmpty()) {
            return new Ended.Refused("no --target matches spec.target of the request: compare its labels with "
                    + targets.stream()
                            .map(target -> target.name() + " " + target.labels())
                            .toList());
        }
        return switch (EmbeddedS3.start(folder)) {
            case EmbeddedS3.Started.Refused(String message) -> new Ended.Refused(message);
            case EmbeddedS3.Started.Running(EmbeddedS3 server) -> {
                try (server;
                        S3Store store = new S3Store(server.endpoint(BUCKET));
                        Spool spool = Spool.open()) {
                    Optional<StoreProblem> problem = store.ensureBucket();
                    yield problem.isPresent()
                            ? new Ended.Refused(problem.get().message())
                            : run(selection, store, spool.folder());
                } catch (IOException e) {
                    yield new Ended.Refused("no temporary folder can be made: " + e.getMessage());
                }
            }
        };
    }

    private Ended run(Selection selection, ArtifactStore store, Path spool) throws InterruptedException {
        Map<Target, Timetable> timetables = timetables(selection);
        Instant now = Instant.now();
        Instant deadline = now.plusSeconds(spec.activeDeadlineSeconds());
        Plan plan = Plans.of(request, now, deadline, selection.matched(), timetables);
        if (new Ledger(store, keys).record(plan) instanceof PutOnce.Failed(StoreProblem problem)) {
            return new Ended.Refused(problem.message());
        }
        Duration timeout = spec.capture().targetTimeout().toDuration();
        try (LocalEntrance entrance = new LocalEntrance(spec.capture(), spool)) {
            new Captures(store, keys, timeout, entrance, Permits.local(), watch, () -> false)
                    .run(timetables, Duration.between(Instant.now(), plan.deadline()));
        }
        return switch (Conclusion.of(store, keys, plan, spec.analysis(), Naming.LOOPBACK, this::file)) {
            case Conclusion.Failed(StoreProblem problem) -> new Ended.Refused(problem.message());
            case Conclusion.Published(Report report, List<Receipt> receipts) -> finished(store, plan, receipts, report);
        };
    }

    /** Where an object lies on this machine. */
    private String file(String key) {
        return folder.resolve(BUCKET).resolve(key).toAbsolutePath().normalize().toString();
    }

    private Map<Target, Timetable> timetables(Selection selection) {
        Map<Target, Timetable> timetables = new LinkedHashMap<>();
        for (Target target : selection.chosen()) {
            timetables.put(target, Timetable.of(spec, target));
        }
        return timetables;
    }

    private Ended finished(ArtifactStore store, Plan plan, List<Receipt> receipts, Report report) {
        Path page = Path.of(file(keys.report("index.html")));
        StoredObjects objects =
                StoredObjects.of(store.list(keys.prefix()), spec.storageRef().name(), keys.prefix());
        Progress end = new Progress.Concluded(
                plan, receipts, report, objects, page.toUri().toString());
        request.setStatus(StatusComposer.compose(new Observation(
                Optional.ofNullable(request.getMetadata().getGeneration()).orElse(1L),
                ProfileRequestStatus.EMPTY,
                end,
                plan.plannedAt(),
                plan.deadline(),
                Instant.now())));
        return new Ended.Finished(request, report, page);
    }
}

package io.fleetprof.operator.local;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.report.Report;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestSpec;
import io.fleetprof.operator.capture.Captures;
import io.fleetprof.operator.capture.Permits;
import io.fleetprof.operator.capture.Watch;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.result.Flames;
import io.fleetprof.operator.result.Harvest;
import io.fleetprof.operator.result.Judgement;
import io.fleetprof.operator.result.Publication;
import io.fleetprof.operator.result.Subjects;
import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.StatusComposer;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.Plan;
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
        Plan plan = Plans.of(request, selection.matched(), timetables);
        Ledger ledger = new Ledger(store, keys);
        if (ledger.record(plan) instanceof PutOnce.Failed(StoreProblem problem)) {
            return new Ended.Refused(problem.message());
        }
        Duration timeout = spec.capture().targetTimeout().toDuration();
        try (LocalEntrance entrance = new LocalEntrance(spec.capture(), spool)) {
            new Captures(store, keys, timeout, entrance, Permits.local(), watch)
                    .run(timetables, Duration.between(Instant.now(), plan.deadline()));
        }
        Harvest harvest = Harvest.of(store, ledger, plan).located(this::file);
        Analysis analysis =
                Judgement.of(harvest.fleet(), plan.targets().size(), Plans.thresholds(spec.analysis()), harvest.lost());
        Map<String, String> flames = Flames.of(store, harvest);
        Report report = new Report(
                Subjects.of(plan, harvest, keys, flames.keySet()), analysis, Judgement.comparable(harvest.fleet()));
        Optional<StoreProblem> unpublished = new Publication(store, keys).publish(report, flames, harvest.receipts());
        if (unpublished.isPresent()) {
            return new Ended.Refused(unpublished.get().message());
        }
        return finished(store, plan, harvest, report);
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

    private Ended finished(ArtifactStore store, Plan plan, Harvest harvest, Report report) {
        Path page = Path.of(file(keys.report("index.html")));
        request.setStatus(StatusComposer.compose(new Observation(
                Optional.ofNullable(request.getMetadata().getGeneration()).orElse(1L),
                plan,
                harvest.receipts(),
                Optional.of(report),
                Observation.Objects.of(
                        store.list(keys.prefix()), spec.storageRef().name(), keys.prefix()),
                page.toUri().toString(),
                Instant.now())));
        return new Ended.Finished(request, report, page);
    }
}

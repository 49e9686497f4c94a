package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.operator.capture.http.HttpFetch;
import io.fleetprof.operator.plan.Timetable;
import io.fleetprof.operator.store.ArtifactStore;
import io.fleetprof.operator.store.ArtifactStore.PutOnce;
import io.fleetprof.operator.store.Keys;
import io.fleetprof.operator.store.Ledger;
import io.fleetprof.operator.store.StoreProblem;
import io.fleetprof.operator.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Profiles all targets of a run side by side on one clock, each ending in a receipt in the store. */
public final class Captures {
    /** Profiles that are taken at one time; between its snapshots a target holds none of them. */
    private static final int AT_ONCE = 16;

    private final ArtifactStore store;
    private final Keys keys;
    private final CaptureSpec capture;
    private final Path spool;
    private final Watch watch;

    /** @param spool a folder for files on their way to the store */
    public Captures(ArtifactStore store, Keys keys, CaptureSpec capture, Path spool, Watch watch) {
        this.store = store;
        this.keys = keys;
        this.capture = capture;
        this.spool = spool;
        this.watch = watch;
    }

    /**
     * Blocks until every target has its receipt.
     *
     * @param deadline for all of them; what is still running then ends with what it has
     * @return receipts that could not be stored, so that their targets count as not collected
     */
    public List<StoreProblem> run(Map<Target, Timetable> timetables, Duration deadline) throws InterruptedException {
        Queue<StoreProblem> problems = new ConcurrentLinkedQueue<>();
        RunClock clock = new RunClock();
        Semaphore permits = new Semaphore(AT_ONCE, true);
        try (HttpFetch fetch = new HttpFetch();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> sessions = timetables.entrySet().stream()
                    .map(row -> session(row.getKey(), row.getValue(), fetch, clock, permits))
                    .map(session -> recorded(session, problems))
                    .toList();
            threads.invokeAll(sessions, deadline.toMillis(), TimeUnit.MILLISECONDS);
        }
        return List.copyOf(problems);
    }

    private Session session(Target target, Timetable timetable, HttpFetch fetch, RunClock clock, Semaphore permits) {
        Way way = Ways.into(target.reach(), fetch, capture, spool);
        Deposit deposit = new Deposit(store, keys, target.container());
        return new Session(target, timetable, way, deposit, clock, permits, watch);
    }

    private Callable<Void> recorded(Session session, Queue<StoreProblem> problems) {
        return () -> {
            PutOnce put = new Ledger(store, keys)
                    .record(session.run(capture.targetTimeout().toDuration()));
            if (put instanceof PutOnce.Failed(StoreProblem problem)) {
                problems.add(problem);
            }
            return null;
        };
    }
}

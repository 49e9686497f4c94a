package io.fleetprof.operator.reconcile;

import com.google.common.collect.Comparators;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Plan;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * One request at work in this process: how far it is, and the threads that bring it further. All that is lost with the
 * process is read back from the store.
 */
final class Run {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** What a capture that is stopped may take to record what it has. */
    private static final Duration PARTING = Duration.ofSeconds(10);

    private final ProfileRequest request;
    private final Steps steps;
    private final Clock clock;
    private final Runnable wake;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<ContainerId, Future<?>> capturing = new ConcurrentHashMap<>();
    /** What captures wait for to pass, each the first of its kind, so that the status does not change with every try. */
    private final Map<ContainerId, Obstacle> waiting = new LinkedHashMap<>();

    private Progress progress = new Progress.Unplanned(Optional.empty());
    private boolean busy;
    private volatile boolean cancelled;
    private Duration pause = FIRST_PAUSE;
    private Instant notBefore = Instant.EPOCH;

    /** @param wake asks for the next look at the request */
    Run(ProfileRequest request, Steps steps, Clock clock, Runnable wake) {
        this.request = request;
        this.steps = steps;
        this.clock = clock;
        this.wake = wake;
    }

    synchronized Observation observe(ProfileRequest seen) {
        Instant start = Instant.parse(request.getMetadata().getCreationTimestamp());
        Instant deadline =
                switch (progress) {
                    case Progress.Planned planned -> planned.plan().deadline();
                    case Progress.Unplanned _, Progress.Concluded _, Progress.Rejected _, Progress.Expired _ ->
                        start.plusSeconds(request.getSpec().activeDeadlineSeconds());
                };
        return new Observation(
                Optional.ofNullable(seen.getMetadata().getGeneration()).orElse(1L),
                Optional.ofNullable(seen.getStatus()).orElse(ProfileRequestStatus.EMPTY),
                shown(),
                start,
                deadline,
                clock.instant());
    }

    private Progress shown() {
        return progress.hindrance()
                .or(() -> waiting.values().stream().findFirst())
                .map(progress::hinderedBy)
                .orElse(progress);
    }

    synchronized Work work() {
        return new Work(busy, capturing.keySet(), notBefore);
    }

    /** Starts what was decided, and returns at once. */
    synchronized void act(Decision decision) {
        switch (decision) {
            case Decision.Plan _ -> alone(() -> steps.plan(request));
            case Decision.Capture(var targets) -> targets.forEach(this::capture);
            case Decision.Analyse _ -> alone(this::analyse);
            case Decision.Expire(String message) -> expire(message);
            case Decision.Await _, Decision.Done _ -> {
                // What is under way goes on.
            }
        }
    }

    /** Ends all work; nothing is recorded any more. */
    void cancel() {
        cancelled = true;
        threads.shutdownNow();
    }

    private void alone(Callable<UnaryOperator<Progress>> step) {
        busy = true;
        threads.submit(() -> {
            UnaryOperator<Progress> next = attempt(step);
            synchronized (this) {
                busy = false;
                settle(next);
            }
            wake.run();
        });
    }

    private void capture(Plan.Target target) {
        Progress.Planned planned = (Progress.Planned) progress;
        capturing.put(target.container(), threads.submit(() -> {
            UnaryOperator<Progress> ended =
                    attempt(() -> steps.capture(request, planned.plan(), target, new Caller(target.container())));
            synchronized (this) {
                capturing.remove(target.container());
                waiting.remove(target.container());
                settle(ended);
                notifyAll();
            }
            wake.run();
        }));
    }

    /** The request, as one of its captures sees it. */
    private final class Caller implements Steps.Caller {
        private final ContainerId container;

        Caller(ContainerId container) {
            this.container = container;
        }

        @Override
        public boolean isGone() {
            return cancelled;
        }

        @Override
        public void hears(Optional<Obstacle> obstacle) {
            if (isNews(obstacle)) {
                wake.run();
            }
        }

        private boolean isNews(Optional<Obstacle> obstacle) {
            synchronized (Run.this) {
                return obstacle.map(it -> waiting.putIfAbsent(container, it) == null)
                        .orElseGet(() -> waiting.remove(container) != null);
            }
        }
    }

    private UnaryOperator<Progress> analyse() throws InterruptedException {
        return steps.analyse(request, stopped());
    }

    /** Ends the captures that are under way, each of which still records what it has. */
    private synchronized Progress.Planned stopped() throws InterruptedException {
        capturing.values().forEach(capture -> capture.cancel(true));
        long end = System.nanoTime() + PARTING.toNanos();
        while (!capturing.isEmpty() && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
        return (Progress.Planned) progress;
    }

    /** An error of ours must not leave a request without an end: it is tried again until the deadline. */
    private static UnaryOperator<Progress> attempt(Callable<UnaryOperator<Progress>> step) {
        try {
            return step.call();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return UnaryOperator.identity();
        } catch (Exception bug) {
            Log.error("an error of Fleetprof itself", bug);
            return before -> before.hinderedBy(new Obstacle(ConditionReason.INTERNAL_ERROR, bug.toString()));
        }
    }

    /** An end stays an end, whatever was still under way. */
    private void settle(UnaryOperator<Progress> next) {
        progress = switch (progress) {
            case Progress.Unplanned _, Progress.Planned _ -> next.apply(progress);
            case Progress.Concluded _, Progress.Rejected _, Progress.Expired _ -> progress;
        };
        boolean hindered = progress.hindrance().isPresent();
        notBefore = hindered ? clock.instant().plus(pause) : Instant.EPOCH;
        pause = hindered ? Comparators.min(pause.multipliedBy(2), LONGEST_PAUSE) : FIRST_PAUSE;
    }

    private void expire(String message) {
        capturing.values().forEach(capture -> capture.cancel(true));
        Optional<Progress.Planned> last =
                progress instanceof Progress.Planned planned ? Optional.of(planned) : Optional.empty();
        progress = new Progress.Expired(last, message);
        wake.run();
    }
}

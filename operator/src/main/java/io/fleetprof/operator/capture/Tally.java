package io.fleetprof.operator.capture;

import io.fleetprof.api.v1alpha1.CapturePath;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.plan.Omission;
import io.fleetprof.operator.store.ContainerId;
import io.fleetprof.operator.store.Receipt;
import io.fleetprof.operator.target.Reach;
import io.fleetprof.operator.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one target has given so far, and what it has cost it; becomes its receipt. */
final class Tally {
    private final List<Receipt.Artifact> artifacts = new ArrayList<>();
    private final List<Taken.Missed> missed = new ArrayList<>();
    private final Lifeline pprof = new Lifeline();
    private final Lifeline recordings = new Lifeline();
    private final Lifeline jvm = new Lifeline();
    private final Lifeline process = new Lifeline();
    private Optional<Taken.Missed> end = Optional.empty();
    private long pauseMillis;
    private long bytes;

    /** @param left kinds that are not even tried */
    Tally(List<Omission> left) {
        left.forEach(it -> missed.add(new Taken.Missed(it.kind(), it.reason(), it.detail())));
    }

    void add(Taken.Profile profile, List<Receipt.Artifact> stored) {
        lifeline(profile.kind()).gave();
        artifacts.addAll(stored);
        pauseMillis = Math.max(pauseMillis, profile.pause().toMillis());
        bytes += profile.bytes();
    }

    void add(Taken.Missed miss) {
        missed.add(miss);
        if (miss.isEnd()) {
            end = Optional.of(miss);
        }
        if (miss.isTrouble()) {
            lifeline(miss.kind()).failed();
        }
    }

    /** Whether it is worth asking for a profile of this kind. */
    boolean isAlive(ProfileKind kind) {
        return end.isEmpty() && lifeline(kind).holds();
    }

    private Lifeline lifeline(ProfileKind kind) {
        return switch (kind) {
            case GOROUTINE, GOROUTINE_LEAK, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE, TRACE -> pprof;
            // What keeps a JVM from being recorded need not keep it from saying what its threads do.
            case JFR -> recordings;
            case THREADS, HISTOGRAM, HEAP_DUMP, COROUTINES -> jvm;
            case PROCESS -> process;
        };
    }

    Receipt receipt(Target target, ContainerId id, Route route, Instant start, Instant end) {
        Optional<Taken.Missed> worst = worst();
        return new Receipt(
                Receipt.VERSION,
                id,
                runtime(target),
                route.path().map(CapturePath::label).orElse(""),
                outcome(),
                worst.map(miss -> miss.reason().label()).orElse(""),
                worst.map(this::said).orElse(route.detour()),
                start,
                end,
                new Receipt.Cost(
                        pauseMillis, bytes, Duration.between(start, end).toMillis()),
                artifacts);
    }

    /** In a pod only an answer tells what runs there. */
    private String runtime(Target target) {
        TargetRuntime heard = pprof.hasGiven()
                ? TargetRuntime.GO
                : jvm.hasGiven() || recordings.hasGiven() ? TargetRuntime.JVM : TargetRuntime.UNKNOWN;
        return (target.reach() instanceof Reach.InPod ? heard : target.runtime()).label();
    }

    /** The target's end, else the first trouble, else the first kind that it cannot give. */
    private Optional<Taken.Missed> worst() {
        return end.or(() -> missed.stream().filter(Taken.Missed::isTrouble).findFirst())
                .or(() -> missed.stream().findFirst());
    }

    /** The worst at length, and what else is missing. */
    private String said(Taken.Missed worst) {
        String others = missed.stream()
                .filter(miss -> miss.kind() != worst.kind())
                .map(miss -> miss.kind().label() + ": " + miss.reason().label())
                .distinct()
                .collect(Collectors.joining(", "));
        String line = worst.kind().label() + ": " + worst.detail() + (others.isEmpty() ? "" : "; " + others);
        return line.substring(0, Math.min(line.length(), 1000));
    }

    private Receipt.Outcome outcome() {
        if (end.isPresent()) {
            return Receipt.Outcome.Gone;
        }
        if (missed.isEmpty()) {
            return artifacts.isEmpty() ? Receipt.Outcome.Skipped : Receipt.Outcome.Collected;
        }
        if (!artifacts.isEmpty()) {
            return has(Reason.NO_SUCH_PROCESS) ? Receipt.Outcome.Gone : Receipt.Outcome.Downgraded;
        }
        return tried() ? Receipt.Outcome.Failed : Receipt.Outcome.Skipped;
    }

    private boolean has(Reason reason) {
        return missed.stream().anyMatch(miss -> miss.reason() == reason);
    }

    private boolean tried() {
        return missed.stream().anyMatch(miss -> miss.isTrouble() && !miss.isClosed());
    }
}

package io.fleetprof.operator.capture;

import com.google.common.collect.Comparators;
import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.analysis.histogram.ClassHistogram;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.Impact;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.http.Fetched;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.plan.Headroom;
import io.fleetprof.operator.plan.Standstill;
import io.fleetprof.operator.plan.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is taken of a JVM, within what it may cost it: nothing is begun that is predicted to cost more. */
record JvmProfiles(Diagnostics jvm, CaptureSpec capture, Spooled spool) {
    /** A sound JVM answers within a second; one that does little but collect garbage takes several. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** To start, stop, fetch and scrub a recording. */
    private static final Duration AROUND_A_RECORDING = Duration.ofSeconds(60);
    /** At low impact, as long as nobody feels it. */
    private static final Duration UNFELT = Duration.ofMillis(50);

    List<Taken> take(Step step, Duration within) {
        return switch (step.kind()) {
            case THREADS -> threads(Comparators.min(within, PATIENCE));
            case HISTOGRAM -> List.of(histogram(Comparators.min(within, PATIENCE)));
            case JFR -> List.of(recording(step.recording(), within));
            case HEAP_DUMP -> List.of(heapDump(within));
            case COROUTINES -> List.of(coroutines(step.recording(), within));
            case GOROUTINE, GOROUTINE_LEAK, HEAP, ALLOCS, CPU, MUTEX, BLOCK, THREAD_CREATE, TRACE, PROCESS ->
                List.of(new Taken.Missed(step.kind(), Reason.UNSUPPORTED, "not asked of a JVM"));
        };
    }

    /** In words, and where the JVM can, as JSON, which has virtual threads and for which it does not stand still. */
    private List<Taken> threads(Duration within) {
        Taken print = print(within);
        if (print instanceof Taken.Missed failed && failed.isTrouble()) {
            return List.of(print);
        }
        Taken json =
                ask(ProfileKind.THREADS, Form.THREAD_JSON, file -> jvm.threadDump(file, within), _ -> Duration.ZERO);
        return switch (json) {
            case Taken.Profile _ when print instanceof Taken.Missed -> List.of(json);
            case Taken.Missed missed when missed.reason() == Reason.UNSUPPORTED -> List.of(print);
            case Taken.Profile _, Taken.Missed _ -> List.of(print, json);
        };
    }

    private Taken print(Duration within) {
        return switch (jvm.release(within)) {
            case Outcome.Refused<Integer>(var reason, String detail) ->
                new Taken.Missed(ProfileKind.THREADS, Reason.valueOf(reason.name()), detail);
            case Outcome.Done<Integer>(Integer release) -> print(release, within);
        };
    }

    private Taken print(int release, Duration within) {
        Map<Gauge, Long> figures = figures();
        Optional<Headroom> tooLittle = Headroom.ofPrint(figures).filter(Headroom::isShort);
        if (tooLittle.isPresent()) {
            return new Taken.Missed(
                    ProfileKind.THREADS,
                    Reason.NEAR_MEMORY_LIMIT,
                    tooLittle.get().line("a thread dump"));
        }
        Standstill standstill = Standstill.of(figures);
        Duration pause = standstill.printing(release);
        if (!isBearable(pause)) {
            return wouldPause(ProfileKind.THREADS, pause);
        }
        boolean allowed = allowsWalks() || standstill.findingLocks().compareTo(UNFELT) <= 0;
        boolean owners = allowed && isBearable(pause.plus(standstill.findingLocks()));
        Jvm.Locks locks = owners ? Jvm.Locks.OWNED : Jvm.Locks.MONITORS;
        return ask(ProfileKind.THREADS, Form.THREAD_PRINT, file -> jvm.threads(locks, file, within), Captured::took);
    }

    private Taken histogram(Duration within) {
        Standstill standstill = Standstill.of(figures());
        boolean live = capture.impact() == Impact.HIGH;
        Duration pause = live ? standstill.countingLiveClasses() : standstill.countingClasses();
        if (!isBearable(pause)) {
            return wouldPause(ProfileKind.HISTOGRAM, pause);
        }
        Jvm.Objects objects = live ? Jvm.Objects.LIVE : Jvm.Objects.ALL;
        return ask(
                ProfileKind.HISTOGRAM,
                Form.CLASS_HISTOGRAM,
                file -> live
                        ? jvm.histogram(objects, file, within).then(JvmProfiles::headed)
                        : jvm.histogram(objects, file, within),
                Captured::took);
    }

    /** The JVM's text does not say whether garbage was collected first; what stands before it does. */
    private static Outcome<Captured> headed(Captured captured) {
        try {
            String text = Files.readString(captured.file(), StandardCharsets.ISO_8859_1);
            Files.writeString(
                    captured.file(), ClassHistogram.OF_LIVE_OBJECTS + "\n" + text, StandardCharsets.ISO_8859_1);
            return new Outcome.Done<>(new Captured(captured.file(), Files.size(captured.file()), captured.took()));
        } catch (IOException e) {
            return Outcome.refused(
                    io.fleetprof.agent.outcome.Reason.INTERNAL_ERROR, "the spool broke: " + e.getMessage());
        }
    }

    private Taken recording(Duration duration, Duration within) {
        Optional<Taken> tooLittle = nearMemoryLimit(ProfileKind.JFR, figures(), "a recording");
        if (tooLittle.isPresent()) {
            return tooLittle.get();
        }
        boolean holders = allowsWalks() && isBearable(RecordingRequest.HOLDERS);
        RecordingRequest plain = RecordingRequest.of(duration);
        RecordingRequest request = holders ? plain.withHolders() : plain;
        return ask(
                ProfileKind.JFR,
                Form.RECORDING,
                file -> jvm.record(request, file, Comparators.min(within, duration.plus(AROUND_A_RECORDING))),
                _ -> request.cutoff());
    }

    /** All objects: a reader finds out which are reachable, and the program is spared the collection. */
    private Taken heapDump(Duration within) {
        Map<Gauge, Long> figures = figures();
        Optional<Taken> tooLittle = nearMemoryLimit(ProfileKind.HEAP_DUMP, figures, "a heap dump");
        if (tooLittle.isPresent()) {
            return tooLittle.get();
        }
        Standstill standstill = Standstill.of(figures);
        Duration pause =
                switch (jvm.usedHeap(Comparators.min(within, PATIENCE))) {
                    case Outcome.Done<Long>(Long used) ->
                        standstill.withHeap(used).dumpingHeap();
                    case Outcome.Refused<Long> _ -> standstill.dumpingHeap();
                };
        if (!isBearable(pause)) {
            return wouldPause(ProfileKind.HEAP_DUMP, pause);
        }
        long memory = Headroom.of(figures).map(Headroom::free).orElse(Long.MAX_VALUE);
        return ask(
                ProfileKind.HEAP_DUMP,
                Form.HEAP_DUMP,
                file -> jvm.heapDump(Jvm.Objects.ALL, memory, file, within),
                _ -> pause);
    }

    private Taken coroutines(Duration watch, Duration within) {
        return nearMemoryLimit(ProfileKind.COROUTINES, figures(), "to watch coroutines")
                .orElseGet(() -> ask(
                        ProfileKind.COROUTINES,
                        Form.COROUTINES,
                        file -> jvm.coroutines(watch, file, Comparators.min(within, watch.plus(AROUND_A_RECORDING))),
                        _ -> Duration.ZERO));
    }

    private static Optional<Taken> nearMemoryLimit(ProfileKind kind, Map<Gauge, Long> figures, String what) {
        return Headroom.of(figures)
                .filter(Headroom::isShort)
                .map(headroom -> new Taken.Missed(kind, Reason.NEAR_MEMORY_LIMIT, headroom.line(what)));
    }

    private Taken ask(
            ProfileKind kind,
            Form form,
            Function<Path, Outcome<Captured>> question,
            Function<Captured, Duration> pause) {
        return spool.fill(kind, file -> switch (question.apply(file)) {
            case Outcome.Refused<Captured>(var reason, String detail) ->
                new Taken.Missed(kind, Reason.valueOf(reason.name()), detail);
            case Outcome.Done<Captured>(Captured captured) ->
                new Examination(kind, form, pause.apply(captured)).of(body(captured));
        });
    }

    private static Fetched.Body body(Captured captured) {
        return new Fetched.Body(captured.file(), captured.bytes());
    }

    private Map<Gauge, Long> figures() {
        return jvm.look(PATIENCE) instanceof Observed.Seen(var process) ? process.gauges() : Map.of();
    }

    /** Over the heap, or parts of it. */
    private boolean allowsWalks() {
        return capture.impact().compareTo(Impact.MEDIUM) >= 0;
    }

    private boolean isBearable(Duration pause) {
        return pause.compareTo(capture.maxPause().toDuration()) <= 0;
    }

    private Taken wouldPause(ProfileKind kind, Duration pause) {
        return new Taken.Missed(
                kind,
                Reason.WOULD_PAUSE,
                "the JVM would stand still for about %d ms, and spec.capture.maxPause is %d ms"
                        .formatted(
                                pause.toMillis(),
                                capture.maxPause().toDuration().toMillis()));
    }
}

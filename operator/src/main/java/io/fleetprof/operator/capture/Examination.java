package io.fleetprof.operator.capture;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.hprof.HeapDumpFile;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.http.Fetched;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Reads a body to its end before it counts: what was asked for, whole, and not a page that looks like an answer. */
record Examination(ProfileKind kind, Form form, Duration pause) {
    private static final Set<Source> CONTENTION = Set.of(Source.MUTEX, Source.BLOCK);
    private static final int TRACE_HEAD = 16;
    /** Ordinary profiles have some ten KiB; the tables of larger ones take a share of the heap worth asking for. */
    private static final long LARGE = 128 << 10;
    /** There is one heap, and each large file may fill most of it: they are read one after the other. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    Taken of(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Refused(Reason reason, String detail) -> missed(meant(reason), detail);
            case Fetched.Body body -> of(body);
        };
    }

    private Taken of(Fetched.Body body) {
        return switch (form) {
            case TRACE -> trace(body);
            case HEAP_DUMP -> heapDump(body);
            case PROTOBUF, GOROUTINE_TEXT, THREAD_PRINT, THREAD_JSON, CLASS_HISTOGRAM, RECORDING, COROUTINES ->
                profile(body);
        };
    }

    /** 404 says that there is no such server, or that this Go has no such profile. */
    private Reason meant(Reason reason) {
        if (reason != Reason.NOT_FOUND) {
            return reason;
        }
        return kind == ProfileKind.GOROUTINE ? Reason.NO_PPROF : Reason.UNSUPPORTED;
    }

    private Taken profile(Fetched.Body body) {
        return switch (read(body.file())) {
            case Reading.Refused(Defect defect, String detail) ->
                missed(reason(defect), defect.meaning() + " (" + detail + ")");
            case Reading.Read(Contents contents) -> judged(body, contents);
        };
    }

    private Taken judged(Fetched.Body body, Contents contents) {
        Source asked = form.source(kind);
        if (CONTENTION.contains(asked) && contents.populations().isEmpty()) {
            return missed(Reason.NOT_ENABLED, "the profile is empty; call " + switchedOnBy() + " at start");
        }
        // Mutex and block profiles are made alike; which one it is, only the question tells.
        boolean kin = CONTENTION.contains(asked) && CONTENTION.contains(contents.source());
        return contents.source() == asked || kin
                ? kept(body, Optional.of(named(contents, asked)))
                : missed(
                        Reason.NOT_A_PROFILE,
                        "a profile of another kind came: " + contents.source().label());
    }

    private String switchedOnBy() {
        return kind == ProfileKind.MUTEX
                ? "runtime.SetMutexProfileFraction(100)"
                : "runtime.SetBlockProfileRate(10_000)";
    }

    private static Contents named(Contents contents, Source source) {
        return new Contents(
                source,
                contents.buildId(),
                contents.clock(),
                contents.populations(),
                contents.gauges(),
                contents.remarks());
    }

    private Taken trace(Fetched.Body body) {
        try (InputStream in = Files.newInputStream(body.file())) {
            String head = new String(in.readNBytes(TRACE_HEAD), StandardCharsets.ISO_8859_1);
            return head.matches("(?s)go 1\\.\\d+ trace.*")
                    ? kept(body, Optional.empty())
                    : missed(Reason.NOT_A_PROFILE, "it does not begin as an execution trace does");
        } catch (IOException e) {
            return missed(Reason.INTERNAL_ERROR, e.getMessage());
        }
    }

    /** What is in it heap readers tell; here it only has to be whole. */
    private Taken heapDump(Fetched.Body body) {
        try (InputStream in = Files.newInputStream(body.file())) {
            return HeapDumpFile.defect(in)
                    .map(refused -> missed(
                            reason(refused.defect()), refused.defect().meaning() + " (" + refused.detail() + ")"))
                    .orElseGet(() -> kept(body, Optional.empty()));
        } catch (IOException e) {
            return missed(Reason.INTERNAL_ERROR, e.getMessage());
        }
    }

    private Taken kept(Fetched.Body body, Optional<Contents> contents) {
        return new Taken.Profile(kind, form.name(kind), form.extension(), body.file(), body.bytes(), contents, pause);
    }

    private Taken missed(Reason reason, String detail) {
        return new Taken.Missed(kind, reason, detail);
    }

    private static Reading read(Path file) {
        try {
            return Files.size(file) > LARGE ? readInTurn(file) : readNow(file);
        } catch (IOException e) {
            return new Reading.Refused(Defect.TRUNCATED, "the spooled file broke: " + e.getMessage());
        }
    }

    private static Reading readInTurn(Path file) {
        TURN.lock();
        try {
            return readNow(file);
        } finally {
            TURN.unlock();
        }
    }

    private static Reading readNow(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Artifact.read(in, Bounds.ofHeap());
        } catch (IOException e) {
            return new Reading.Refused(Defect.TRUNCATED, "the spooled file broke: " + e.getMessage());
        }
    }

    private Reason reason(Defect defect) {
        return switch (defect) {
            case EMPTY -> Reason.EMPTY_REPLY;
            case NOT_A_PROFILE, HTML, UNSUPPORTED -> Reason.NOT_A_PROFILE;
            case CORRUPT -> form == Form.RECORDING ? Reason.CORRUPT_JFR : Reason.CORRUPT_PROFILE;
            case TRUNCATED -> Reason.TRUNCATED;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case TIMEOUT -> Reason.TIMEOUT;
        };
    }
}

package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.jfr.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * What a build runs once: records this JVM at some work for a moment and has a worker read that, which leaves an archive
 * of its classes. Workers that are told of it by {@link Worker#CLASSES} start in half the time.
 */
public final class Rehearsal {
    private static final Duration WORK = Duration.ofMillis(300);
    private static final int THREADS = 4;
    private static final int SHAPES = 64;

    private Rehearsal() {}

    /** Takes the archive to write; where a second file is named, the recording is kept there. */
    public static void main(String[] arguments) throws IOException, ParseException, InterruptedException {
        Path archive = Path.of(arguments[0]);
        Path recording = Path.of(arguments.length > 1 ? arguments[1] : arguments[0] + ".jfr");
        try {
            record(recording);
            rehearse(recording, archive);
        } finally {
            if (arguments.length == 1) {
                Files.deleteIfExists(recording);
            }
        }
    }

    private static void rehearse(Path recording, Path archive) throws IOException {
        Bounds bounds = Bounds.DEFAULT;
        try (InputStream bytes = Files.newInputStream(recording)) {
            Intake intake = new Intake(bytes, bounds.compressed(), bounds.expanded(), bounds.entries());
            Worker.rehearse(RecordingFile.class, RecordingFile.CONTENTS, intake, archive);
        }
    }

    /** Two chunks, for reading several takes more than reading one. */
    private static void record(Path file) throws IOException, ParseException, InterruptedException {
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            List.of("jdk.ThreadPark", "jdk.JavaMonitorEnter", "jdk.JavaMonitorWait")
                    .forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
            recording.enable("jdk.ObjectAllocationSample").with("throttle", "off");
            recording.start();
            work();
            FlightRecorder.getFlightRecorder().takeSnapshot().close();
            work();
            recording.dump(file);
        }
    }

    private static void work() throws InterruptedException {
        Instant end = Instant.now().plus(WORK);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            workers.add(Thread.ofPlatform().start(() -> work(end)));
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private static void work(Instant end) {
        for (int shape = 0; Instant.now().isBefore(end); shape++) {
            even(shape % SHAPES);
        }
    }

    /** The bits of a shape make a stack of its own. */
    private static void even(int shape) {
        if (shape == 0) {
            work(new ArrayList<>());
        } else if (shape % 2 == 0) {
            even(shape / 2);
        } else {
            odd(shape / 2);
        }
    }

    private static void odd(int shape) {
        even(shape);
    }

    /** Some of each kind of event: samples, allocations, contended monitors, parks. */
    private static void work(List<byte[]> kept) {
        synchronized (Rehearsal.class) {
            for (int i = 0; i < 1000; i++) {
                kept.add(new byte[256]);
            }
        }
        LockSupport.parkNanos(1000);
    }
}

package io.fleetprof.agent.recording;

import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.attach.Refusals;
import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Takes one JFR recording of a JVM: closes what an earlier one left, starts under a name of ours, waits, stops, fetches,
 * scrubs. Other recordings are not touched.
 */
public final class Recorder {
    /** By then a recording ends by itself, should we not live to stop it. */
    private static final Duration FUSE = Duration.ofSeconds(60);

    /** Twice what the longest recording takes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration GLANCE = Duration.ofMillis(500);

    /** To start, stop, fetch and scrub; some times what a sound JVM needs. */
    private static final Duration AROUND = Duration.ofSeconds(10);

    private static final String STARTED = "Started recording ";
    private static final String STOPPED = "Stopped recording ";
    private static final Pattern LEFTOVER =
            Pattern.compile("^Recording \\d+: name=(fleetprof-[0-9a-f]{16})(?= |$)", Pattern.MULTILINE);

    private final AttachedJvm jvm;

    public Recorder(AttachedJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Blocks for the duration of the recording and the time around it.
     *
     * @param to the scrubbed recording; beside it, for a while, stands the raw one
     */
    public Outcome<Long> record(RecordingRequest request, Path to, Deadline deadline) {
        if (deadline.left().compareTo(request.duration().plus(AROUND)) < 0) {
            return Outcome.refused(
                    Reason.TIMEOUT,
                    "a recording of %d s does not fit into the %d s left"
                            .formatted(
                                    request.duration().toSeconds(),
                                    deadline.left().toSeconds()));
        }
        return closeLeftovers(deadline)
                .then(_ -> Room.in(jvm.scratch(), request.room()))
                .then(room -> record(new Names(), request, room, to, deadline));
    }

    private Outcome<String> closeLeftovers(Deadline deadline) {
        return ask("JFR.check", "", deadline).then(recordings -> {
            // One that cannot be stopped has stopped by itself, and holds no more than its file.
            LEFTOVER.matcher(recordings)
                    .results()
                    .map(match -> new Names(match.group(1)))
                    .forEach(left -> close(left, deadline));
            // Several JVMs may share a /tmp: a young file may be of another's recording, which goes on.
            jvm.scratch().untouched(Names::isFile, LONGEST).forEach(jvm.scratch()::remove);
            return Outcome.done(recordings);
        });
    }

    private void close(Names left, Deadline deadline) {
        ask("JFR.stop name=" + left.recording(), STOPPED, deadline);
        left.files().forEach(jvm.scratch()::remove);
    }

    private Outcome<Long> record(Names names, RecordingRequest request, long room, Path to, Deadline deadline) {
        try {
            return jvm.scratch()
                    .create(names.settings(), Settings.file(request.cutoff()))
                    .then(_ -> runFor(names, start(names, request, room), request.duration(), deadline))
                    .then(_ -> fetch(names, 3 * room, to, deadline));
        } finally {
            names.files().forEach(jvm.scratch()::remove);
        }
    }

    /** Whatever goes wrong from the start on, also an answer that does not come, the recording may be running. */
    private Outcome<String> runFor(Names names, String start, Duration duration, Deadline deadline) {
        Outcome<String> stopped = ask(start, STARTED, deadline)
                .then(_ -> await(duration))
                .then(_ -> ask("JFR.stop name=" + names.recording(), STOPPED, deadline));
        if (stopped instanceof Outcome.Done<String>) {
            return stopped;
        }
        if (!jvm.isAlive()) {
            return gone();
        }
        boolean interrupted = Thread.interrupted();
        ask("JFR.stop name=" + names.recording(), STOPPED, Deadline.in(AROUND));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return stopped;
    }

    /** With a file from the start: without one, JDK 17 never closes what its duration stopped, and JDK 25 picks a file. */
    private static String start(Names names, RecordingRequest request, long room) {
        return "JFR.start name=%s settings=%s filename=%s duration=%ds maxsize=%d disk=true"
                .formatted(
                        names.recording(),
                        Scratch.pathInside(names.settings()),
                        Scratch.pathInside(names.dump()),
                        request.duration().plus(FUSE).toSeconds(),
                        room);
    }

    private Outcome<Duration> await(Duration duration) {
        Deadline end = Deadline.in(duration);
        while (!end.isOver()) {
            end.sleep(GLANCE);
            if (!jvm.isAlive()) {
                return gone();
            }
            if (Thread.currentThread().isInterrupted()) {
                return Outcome.refused(Reason.TIMEOUT, "the recording was called off");
            }
        }
        return Outcome.done(duration);
    }

    private <T> Outcome<T> gone() {
        return Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + jvm.process().pid() + " ended");
    }

    private Outcome<Long> fetch(Names names, long maxBytes, Path to, Deadline deadline) {
        Path raw = to.resolveSibling(to.getFileName() + ".raw");
        try {
            return jvm.scratch().fetch(names.dump(), raw, maxBytes).then(_ -> ScrubWorker.rewrite(raw, to, deadline));
        } finally {
            try {
                Files.deleteIfExists(raw);
            } catch (IOException _) {
                raw.toFile().deleteOnExit();
            }
        }
    }

    /** JFR's commands say in words alone whether they did what was asked: the status is 0 either way. */
    private Outcome<String> ask(String command, String success, Deadline deadline) {
        return jvm.ask(command, deadline)
                .then(said -> said.contains("jdk.jfr not found") || !said.startsWith(success)
                        ? Refusals.of(command, said)
                        : Outcome.done(said));
    }
}

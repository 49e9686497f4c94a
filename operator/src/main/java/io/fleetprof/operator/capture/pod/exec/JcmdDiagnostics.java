package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.attach.Ending;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.operator.capture.Diagnostics;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.plan.Standstill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container's JVM, asked by the jcmd of its own image; texts alone, each whole by its last words.
 *
 * @param gauges of the process and of its cgroup, read just before
 */
record JcmdDiagnostics(ContainerExec exec, long pid, int release, Map<Gauge, Long> gauges) implements Diagnostics {
    /** The first that dumps threads as JSON. */
    private static final int JSON_SINCE = 21;

    @Override
    public Observed look(Duration within) {
        return new Observed.Seen(
                new ProcessRecord(pid, Instant.now(), Optional.empty(), Map.of(), List.of(), gauges, List.of()));
    }

    @Override
    public Outcome<Integer> release(Duration within) {
        return Outcome.done(release);
    }

    @Override
    public Outcome<Captured> threads(Jvm.Locks locks, Path to, Duration within) {
        Standstill standstill = Standstill.of(gauges);
        Duration locking =
                switch (locks) {
                    case MONITORS -> Duration.ZERO;
                    case OWNED -> standstill.findingLocks();
                };
        Duration pause = standstill.printing(release).plus(locking);
        return printed(ExecCommand.threads(pid, locks), Ending.THREAD_PRINT, pause, to, within);
    }

    @Override
    public Outcome<Captured> histogram(Jvm.Objects objects, Path to, Duration within) {
        Standstill standstill = Standstill.of(gauges);
        Duration pause =
                switch (objects) {
                    case ALL -> standstill.countingClasses();
                    case LIVE -> standstill.countingLiveClasses();
                };
        return printed(ExecCommand.histogram(pid, objects), Ending.CLASS_HISTOGRAM, pause, to, within);
    }

    /** By a file in the container, which is removed before and after, whoever left it. */
    @Override
    public Outcome<Captured> threadDump(Path to, Duration within) {
        if (release < JSON_SINCE) {
            return Outcome.refused(Reason.UNSUPPORTED, "JDK " + release + " has no Thread.dump_to_file");
        }
        long began = System.nanoTime();
        try {
            return exec.text(ExecCommand.removeDump(), within)
                    .then(_ -> exec.answer(ExecCommand.threadDump(pid), within))
                    .then(_ -> exec.file(ExecCommand.dumped(), to, within))
                    .then(_ -> whole(Ending.THREAD_JSON, to, Duration.ofNanos(System.nanoTime() - began)));
        } finally {
            tidyUp(within);
        }
    }

    /** Also where the request's time is over, which interrupts. */
    private void tidyUp(Duration within) {
        boolean interrupted = Thread.interrupted();
        exec.text(ExecCommand.removeDump(), within);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Outcome<Captured> record(RecordingRequest request, Path to, Duration within) {
        return Outcome.refused(Reason.UNSUPPORTED, "jcmd by exec gives texts alone");
    }

    /** @param pause as predicted: what it took is mostly the start of jcmd, during which the target runs on */
    private Outcome<Captured> printed(ExecCommand command, Ending ending, Duration pause, Path to, Duration within) {
        return exec.file(command, to, within).then(Ended::answered).then(_ -> whole(ending, to, pause));
    }

    private static Outcome<Captured> whole(Ending ending, Path to, Duration took) {
        try {
            long bytes = Files.size(to);
            return ending.closes(to)
                    ? Outcome.done(new Captured(to, bytes, took))
                    : Outcome.refused(Reason.REPLY_TRUNCATED, "after " + bytes + " bytes, without its end");
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "the spool broke: " + e.getMessage());
        }
    }
}

package io.fleetprof.agent;

import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.attach.Tail;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.Recorder;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.agent.target.Inspector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * One JVM as a target: what can be taken of it. Each way of taking blocks until the file is whole or the time is over,
 * and throws for nothing that a target does.
 */
public final class Jvm implements AutoCloseable {
    private static final long MAX_DUMP = 256L << 20;

    private final AttachedJvm attached;

    private Jvm(AttachedJvm attached) {
        this.attached = attached;
    }

    /** Sends nothing yet: a process that is no JVM is neither signalled nor touched. */
    public static Outcome<Jvm> of(long pid) {
        Inspector inspector = Inspector.ofThisMachine();
        return inspector
                .inspect(pid)
                .then(process -> AttachedJvm.to(process, inspector))
                .then(attached -> Outcome.done(new Jvm(attached)));
    }

    /** Name and version, two lines. */
    public Outcome<String> version(Duration within) {
        return attached.ask("VM.version", Deadline.in(within));
    }

    /** All platform threads with their stacks, locks and holders, as {@code jstack -l -e} prints them. */
    public Outcome<Captured> threads(Path to, Duration within) {
        return text("Thread.print -l -e", to, within, text -> text.contains("JNI global refs"));
    }

    /**
     * Counts and bytes by class.
     *
     * @param objects whether unreachable ones count; counting live ones alone costs a full collection
     */
    public Outcome<Captured> histogram(Objects objects, Path to, Duration within) {
        String command = "GC.class_histogram" + (objects == Objects.ALL ? " -all" : "");
        return text(command, to, within, text -> text.lines().anyMatch(line -> line.startsWith("Total ")));
    }

    /** Which objects a histogram counts. */
    public enum Objects {
        ALL,
        LIVE
    }

    /** Threads in their containers, virtual ones too, as JSON; JDK 21 and newer, else unsupported. */
    public Outcome<Captured> threadDump(Path to, Duration within) {
        long began = System.nanoTime();
        String name = "fleetprof-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".json";
        try {
            return attached.ask("Thread.dump_to_file -format=json " + Scratch.pathInside(name), Deadline.in(within))
                    .then(_ -> attached.scratch().fetch(name, to, MAX_DUMP))
                    .then(bytes ->
                            whole(to, bytes, began, text -> text.stripTrailing().endsWith("}")));
        } finally {
            attached.scratch().remove(name);
        }
    }

    /**
     * A JFR recording without secrets. Blocks for its duration and some seconds more.
     *
     * @param within for all of it; must be longer than the recording
     */
    public Outcome<Captured> record(RecordingRequest request, Path to, Duration within) {
        long began = System.nanoTime();
        return new Recorder(attached)
                .record(request, to, Deadline.in(within))
                .then(bytes -> Outcome.done(new Captured(to, bytes, Duration.ofNanos(System.nanoTime() - began))));
    }

    private Outcome<Captured> text(String command, Path to, Duration within, Predicate<String> endsWell) {
        long began = System.nanoTime();
        return attached.ask(command, to, Deadline.in(within)).then(bytes -> whole(to, bytes, began, endsWell));
    }

    private static Outcome<Captured> whole(Path file, long bytes, long began, Predicate<String> endsWell) {
        return endsWell.test(Tail.of(file))
                ? Outcome.done(new Captured(file, bytes, Duration.ofNanos(System.nanoTime() - began)))
                : Outcome.refused(Reason.REPLY_TRUNCATED, "after " + bytes + " bytes, without its end");
    }

    @Override
    public void close() {
        attached.close();
    }
}

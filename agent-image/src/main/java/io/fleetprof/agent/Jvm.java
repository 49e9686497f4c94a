package io.fleetprof.agent;

import io.fleetprof.agent.attach.AttachedJvm;
import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.attach.Ending;
import io.fleetprof.agent.attach.Scratch;
import io.fleetprof.agent.coroutines.CoroutineWatch;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.Recorder;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.agent.target.Inspector;
import io.fleetprof.agent.target.JvmProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One JVM as a target: what can be taken of it. Each way of taking blocks until the file is whole or the time is over,
 * and throws for nothing that a target does.
 */
public final class Jvm implements AutoCloseable {
    private static final long MAX_DUMP = 256L << 20;
    private static final Pattern RELEASE = Pattern.compile("^JDK (\\d{1,4})\\b", Pattern.MULTILINE);

    private final AttachedJvm attached;

    private Jvm(AttachedJvm attached) {
        this.attached = attached;
    }

    /** Whether a process is a JVM, by the libraries it maps; false also of one that is gone or hidden from us. */
    public static boolean isOne(long pid) {
        return Inspector.ofThisMachine().isJvm(pid);
    }

    /** Sends nothing yet: a process that is no JVM is neither signalled nor touched. */
    public static Outcome<Jvm> of(long pid) {
        Inspector inspector = Inspector.ofThisMachine();
        return inspector
                .inspect(pid)
                .then(process -> AttachedJvm.to(process, inspector))
                .then(attached -> Outcome.done(new Jvm(attached)));
    }

    /** Which life of which process it is. */
    public JvmProcess process() {
        return attached.process();
    }

    /** The feature release of its JDK: 17, 21, 25. */
    public Outcome<Integer> release(Duration within) {
        return version(within).then(Jvm::release);
    }

    /** @param version as a JVM says it */
    public static Outcome<Integer> release(String version) {
        Matcher release = RELEASE.matcher(version);
        return release.find()
                ? Outcome.done(Integer.parseInt(release.group(1)))
                : Outcome.refused(Reason.NOT_A_PROFILE, "VM.version: " + version);
    }

    /** Name and version, two lines. */
    public Outcome<String> version(Duration within) {
        return attached.ask("VM.version", Deadline.in(within));
    }

    /** Bytes of its heap that objects take, garbage among them. */
    public Outcome<Long> usedHeap(Duration within) {
        return heapInfo(within).then(HeapInfo::used);
    }

    /** @param info as a JVM says it */
    public static Outcome<Long> usedHeap(String info) {
        return HeapInfo.used(info);
    }

    /** What its heap consists of, a few lines in the words of its collector. */
    public Outcome<String> heapInfo(Duration within) {
        return attached.ask("GC.heap_info", Deadline.in(within));
    }

    /** All platform threads with their stacks, as {@code jstack -e} prints them; the JVM stands still meanwhile. */
    public Outcome<Captured> threads(Locks locks, Path to, Duration within) {
        String command = locks == Locks.OWNED ? "Thread.print -l -e" : "Thread.print -e";
        return text(command, to, within, Ending.THREAD_PRINT);
    }

    /** Of which locks a thread dump tells the holder. */
    public enum Locks {
        /** Monitors, which stand in the stacks. */
        MONITORS,
        /** Those of {@code java.util.concurrent} too: the JVM walks its heap for them, 0.12 s for 1 GiB. */
        OWNED
    }

    /**
     * Counts and bytes by class.
     *
     * @param objects whether unreachable ones count; counting live ones alone costs a full collection
     */
    public Outcome<Captured> histogram(Objects objects, Path to, Duration within) {
        String command = "GC.class_histogram" + (objects == Objects.ALL ? " -all" : "");
        return text(command, to, within, Ending.CLASS_HISTOGRAM);
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
                    .then(bytes -> whole(to, bytes, began, Ending.THREAD_JSON));
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

    /**
     * The heap in HPROF format, compressed. The JVM stands still for about a second a GiB. Refused where the file may
     * take more than a third of the room that the target's /tmp has.
     *
     * @param objects live ones alone cost a full collection before
     * @param room bytes the target's file system is known to have left for it, besides what the system itself says
     */
    public Outcome<Captured> heapDump(Objects objects, long room, Path to, Duration within) {
        long began = System.nanoTime();
        return release(within)
                .then(release -> new HeapDumper(attached, release).dump(objects, room, to, Deadline.in(within)))
                .then(bytes -> Outcome.done(new Captured(to, bytes, Duration.ofNanos(System.nanoTime() - began))));
    }

    /**
     * The Kotlin coroutines made during the watch that still live, with the stacks that made them. Loads an agent into
     * the JVM, which slows the making of coroutines until the watch is over.
     */
    public Outcome<Captured> coroutines(Duration watch, Path to, Duration within) {
        long began = System.nanoTime();
        return new CoroutineWatch(attached)
                .watch(watch, to, Deadline.in(within))
                .then(bytes -> Outcome.done(new Captured(to, bytes, Duration.ofNanos(System.nanoTime() - began))));
    }

    private Outcome<Captured> text(String command, Path to, Duration within, Ending ending) {
        long began = System.nanoTime();
        return attached.ask(command, to, Deadline.in(within)).then(bytes -> whole(to, bytes, began, ending));
    }

    private static Outcome<Captured> whole(Path file, long bytes, long began, Ending ending) {
        return ending.closes(file)
                ? Outcome.done(new Captured(file, bytes, Duration.ofNanos(System.nanoTime() - began)))
                : Outcome.refused(Reason.REPLY_TRUNCATED, "after " + bytes + " bytes, without its end");
    }

    @Override
    public void close() {
        attached.close();
    }
}

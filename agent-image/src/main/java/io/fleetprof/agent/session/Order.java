package io.fleetprof.agent.session;

import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.recording.RecordingRequest;
import java.time.Duration;

/** What the operator wants of the agent. Each record says which {@link Reply} answers it, besides a refusal. */
public sealed interface Order {
    /** Which processes are there: {@link Reply.Seen}. Reads only, sends no signal. */
    record Look() implements Order {}

    /** An order that is about one process. One whose pid went to another is refused: no such process. */
    sealed interface OfProcess extends Order {
        ProcessId process();
    }

    /** The raw texts of {@code /proc} and of its cgroup, of whatever process: {@link Reply.File}, see {@code Archive}. */
    record Figures(ProcessId process) implements OfProcess {}

    /** Name and version of the JVM: {@link Reply.Text}. */
    record Version(ProcessId process) implements OfProcess {}

    /** What the JVM's heap consists of, in the words of its collector: {@link Reply.Text}. */
    record HeapInfo(ProcessId process) implements OfProcess {}

    /** All platform threads, in words: {@link Reply.File}. */
    record Threads(ProcessId process, Jvm.Locks locks) implements OfProcess {}

    /** All threads, virtual ones too, as JSON: {@link Reply.File}. JDK 21 and newer. */
    record ThreadDump(ProcessId process) implements OfProcess {}

    /** Counts and bytes by class: {@link Reply.File}. */
    record Histogram(ProcessId process, Jvm.Objects objects) implements OfProcess {}

    /** A JFR recording without secrets: {@link Reply.File}. Takes its duration and some seconds more. */
    record Record(ProcessId process, RecordingRequest request) implements OfProcess {}

    /**
     * The heap in HPROF format, compressed by gzip: {@link Reply.File}. The JVM stands still for about a second a GiB.
     *
     * @param room bytes that the target's file system is known to have left, besides what the system itself says
     */
    record HeapDump(ProcessId process, Jvm.Objects objects, long room) implements OfProcess {}

    /**
     * Coroutines of Kotlin with the stacks that made them: {@link Reply.File}, text. Loads an agent into the JVM that
     * sees only coroutines made after it, slows their making, and takes itself off when the watch is over.
     *
     * @param watch how long it looks, and the request takes
     */
    record Coroutines(ProcessId process, Duration watch) implements OfProcess {}
}

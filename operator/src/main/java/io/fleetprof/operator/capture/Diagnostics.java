package io.fleetprof.operator.capture;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one JVM can be asked for, on this machine or in a pod. Each question blocks until the file is whole or the time
 * is over, and throws for nothing that a target does. What may be asked at what cost is decided by whoever asks.
 */
public interface Diagnostics extends ProcessView, AutoCloseable {
    /** The feature release of its JDK: 17, 21, 25. */
    Outcome<Integer> release(Duration within);

    /** All platform threads in words. */
    Outcome<Captured> threads(Jvm.Locks locks, Path to, Duration within);

    /** All threads as JSON; JDK 21 and newer, else unsupported. */
    Outcome<Captured> threadDump(Path to, Duration within);

    /** Counts and bytes by class. */
    Outcome<Captured> histogram(Jvm.Objects objects, Path to, Duration within);

    /** A flight recording without secrets. */
    Outcome<Captured> record(RecordingRequest request, Path to, Duration within);

    /** Bytes of its heap that objects take; refused by a way that does not ask for it. */
    default Outcome<Long> usedHeap(Duration within) {
        return Outcome.refused(Reason.UNSUPPORTED, "not by this way");
    }

    /**
     * The heap in HPROF format, compressed; refused by a way that cannot take it.
     *
     * @param memory bytes that the target may still use, a bound where its /tmp lies in memory
     */
    default Outcome<Captured> heapDump(Jvm.Objects objects, long memory, Path to, Duration within) {
        return Outcome.refused(Reason.UNSUPPORTED, "not by this way");
    }

    /** Coroutines made during the watch, with the stacks that made them; refused by a way that cannot load the probes. */
    default Outcome<Captured> coroutines(Duration watch, Path to, Duration within) {
        return Outcome.refused(Reason.UNSUPPORTED, "not by this way");
    }

    @Override
    default void close() {}
}

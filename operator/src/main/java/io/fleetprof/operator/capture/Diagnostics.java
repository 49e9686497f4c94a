package io.fleetprof.operator.capture;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
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

    @Override
    default void close() {}
}

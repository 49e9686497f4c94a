package io.fleetprof.operator.capture.pod.ephemeral;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.agent.session.Order;
import io.fleetprof.agent.session.ProcessId;
import io.fleetprof.operator.capture.Diagnostics;
import io.fleetprof.operator.capture.procfs.Observed;
import java.nio.file.Path;
import java.time.Duration;

/** A JVM in a pod, asked through the agent beside it. */
final class SessionJvm implements Diagnostics {
    private static final long MAX_TEXT = 256L << 20;
    /** Recordings are bounded at 64 MiB by whoever starts them, and chunks are cut between. */
    private static final long MAX_RECORDING = 128L << 20;

    private final Agent agent;
    private final ProcessId process;
    private final long room;

    /** @param room bytes that the target's file system has at most for a recording */
    SessionJvm(Agent agent, ProcessId process, long room) {
        this.agent = agent;
        this.process = process;
        this.room = room;
    }

    @Override
    public Observed look(Duration within) {
        return agent.look(process, within);
    }

    @Override
    public Outcome<Integer> release(Duration within) {
        return agent.text(new Order.Version(process), within).then(Jvm::release);
    }

    @Override
    public Outcome<Captured> threads(Jvm.Locks locks, Path to, Duration within) {
        return agent.file(new Order.Threads(process, locks), to, MAX_TEXT, within);
    }

    @Override
    public Outcome<Captured> threadDump(Path to, Duration within) {
        return agent.file(new Order.ThreadDump(process), to, MAX_TEXT, within);
    }

    @Override
    public Outcome<Captured> histogram(Jvm.Objects objects, Path to, Duration within) {
        return agent.file(new Order.Histogram(process, objects), to, MAX_TEXT, within);
    }

    @Override
    public Outcome<Captured> record(RecordingRequest request, Path to, Duration within) {
        RecordingRequest fitting =
                new RecordingRequest(request.duration(), request.cutoff(), Math.min(request.room(), room));
        return agent.file(new Order.Record(process, fitting), to, MAX_RECORDING, within);
    }

    @Override
    public void close() {
        agent.hangUp();
    }
}

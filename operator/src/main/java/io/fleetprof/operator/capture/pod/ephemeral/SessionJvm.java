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
    /** Half of what the chart gives the spool that all targets share: beyond its limit the operator is evicted. */
    private static final long MAX_HEAP_DUMP = 512L << 20;
    /** Of the room it is told of, the agent lets a dump take a third. */
    private static final int SHARE = 3;

    private final Agent agent;
    private final ProcessId process;
    private final Room room;

    /** @param room that the target's /tmp has at most */
    SessionJvm(Agent agent, ProcessId process, Room room) {
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
                new RecordingRequest(request.duration(), request.cutoff(), Math.min(request.room(), room.bytes()));
        return agent.file(new Order.Record(process, fitting), to, MAX_RECORDING, within);
    }

    @Override
    public Outcome<Long> usedHeap(Duration within) {
        return agent.text(new Order.HeapInfo(process), within).then(Jvm::usedHeap);
    }

    /** What would not fit here is not even begun there: the target would have stood still for nothing. */
    @Override
    public Outcome<Captured> heapDump(Jvm.Objects objects, long memory, Path to, Duration within) {
        long free = Math.min(room.inMemory() ? Math.min(room.bytes(), memory) : room.bytes(), SHARE * MAX_HEAP_DUMP);
        return agent.file(new Order.HeapDump(process, objects, free), to, MAX_HEAP_DUMP, within);
    }

    @Override
    public Outcome<Captured> coroutines(Duration watch, Path to, Duration within) {
        return agent.file(new Order.Coroutines(process, watch), to, MAX_TEXT, within);
    }

    @Override
    public void close() {
        agent.hangUp();
    }
}

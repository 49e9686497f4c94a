package io.fleetprof.operator.capture;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.recording.RecordingRequest;
import io.fleetprof.agent.target.JvmProcess;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A JVM of this machine, asked over its attach socket. */
public final class LocalJvm implements JvmAccess {
    private final ProcessReader processes;
    private final long pid;
    private Optional<JvmProcess> known = Optional.empty();

    public LocalJvm(ProcessReader processes, long pid) {
        this.processes = processes;
        this.pid = pid;
    }

    @Override
    public Opened open(Duration within) {
        return switch (Jvm.of(pid)) {
            case Outcome.Refused<Jvm>(var reason, String detail) ->
                new Opened.Refused(Reason.valueOf(reason.name()), detail);
            case Outcome.Done<Jvm>(Jvm jvm) when isSame(jvm.process()) -> new Opened.Ready(new Attached(jvm));
            case Outcome.Done<Jvm>(Jvm jvm) -> {
                jvm.close();
                yield new Opened.Refused(Reason.NO_SUCH_PROCESS, "pid " + pid + " went to another process");
            }
        };
    }

    /** Since it was opened first: a pid may go to another process. */
    private boolean isSame(JvmProcess process) {
        known = known.or(() -> Optional.of(process));
        return known.filter(process::equals).isPresent();
    }

    private final class Attached implements Diagnostics {
        private final Jvm jvm;

        Attached(Jvm jvm) {
            this.jvm = jvm;
        }

        @Override
        public Observed look(Duration within) {
            return processes.read(pid);
        }

        @Override
        public Outcome<Integer> release(Duration within) {
            return jvm.release(within);
        }

        @Override
        public Outcome<Captured> threads(Jvm.Locks locks, Path to, Duration within) {
            return jvm.threads(locks, to, within);
        }

        @Override
        public Outcome<Captured> threadDump(Path to, Duration within) {
            return jvm.threadDump(to, within);
        }

        @Override
        public Outcome<Captured> histogram(Jvm.Objects objects, Path to, Duration within) {
            return jvm.histogram(objects, to, within);
        }

        @Override
        public Outcome<Captured> record(RecordingRequest request, Path to, Duration within) {
            return jvm.record(request, to, within);
        }

        @Override
        public Outcome<Long> usedHeap(Duration within) {
            return jvm.usedHeap(within);
        }

        /** What this machine's /tmp has left, its file system says; also one that lies in memory. */
        @Override
        public Outcome<Captured> heapDump(Jvm.Objects objects, long memory, Path to, Duration within) {
            return jvm.heapDump(objects, Long.MAX_VALUE, to, within);
        }

        @Override
        public Outcome<Captured> coroutines(Duration watch, Path to, Duration within) {
            return jvm.coroutines(watch, to, within);
        }

        @Override
        public void close() {
            jvm.close();
        }
    }
}

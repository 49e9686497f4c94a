package io.fleetprof.operator.capture;

import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.target.JvmProcess;
import io.fleetprof.api.v1alpha1.CaptureSpec;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A JVM of this machine, asked over its attach socket for what {@code jcmd} gives; one profile at a time. */
public final class JvmWay implements Way {
    private final ProcessReader processes;
    private final long pid;
    private final CaptureSpec capture;
    private final Spooled spool;
    private Optional<JvmProcess> known = Optional.empty();

    /** @param spool a folder for files on their way to the store */
    public JvmWay(ProcessReader processes, long pid, CaptureSpec capture, Path spool) {
        this.processes = processes;
        this.pid = pid;
        this.capture = capture;
        this.spool = new Spooled(spool);
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        return switch (Jvm.of(pid)) {
            case Outcome.Refused<Jvm>(var reason, String detail) ->
                List.of(new Taken.Missed(step.kind(), Reason.valueOf(reason.name()), detail));
            case Outcome.Done<Jvm>(Jvm jvm) -> {
                try (jvm) {
                    yield isSame(jvm.process())
                            ? new JvmProfiles(jvm, processes, capture, spool).take(step, within)
                            : List.of(new Taken.Missed(
                                    step.kind(), Reason.NO_SUCH_PROCESS, "pid " + pid + " went to another process"));
                }
            }
        };
    }

    /** Since the first profile: a pid may go to another process. */
    private boolean isSame(JvmProcess process) {
        known = known.or(() -> Optional.of(process));
        return known.filter(process::equals).isPresent();
    }
}

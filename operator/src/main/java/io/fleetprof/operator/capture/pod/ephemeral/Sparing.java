package io.fleetprof.operator.capture.pod.ephemeral;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import io.fleetprof.operator.capture.ProcessView;
import io.fleetprof.operator.capture.pod.exec.ContainerExec;
import io.fleetprof.operator.capture.pod.exec.Ended;
import io.fleetprof.operator.capture.pod.exec.ExecCommand;
import io.fleetprof.operator.capture.procfs.ListedProcess;
import io.fleetprof.operator.capture.procfs.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A target so near its memory limit that no JVM may be started beside it: its process is read by a shell and cat. */
final class Sparing implements ProcessView {
    private static final String AGENT = "/opt/fleetprof/bin/fleetprof-agent";
    private static final long MOST = 64L << 20;

    private final ContainerExec exec;
    private final String containerId;
    private final Path spool;
    private boolean reached;

    /**
     * @param exec into the agent's container
     * @param containerId of the target, {@code containerd://…}
     * @param spool a folder for files on their way to the store
     */
    Sparing(ContainerExec exec, String containerId, Path spool) {
        this.exec = exec;
        this.containerId = containerId.substring(containerId.lastIndexOf('/') + 1);
        this.spool = spool;
    }

    /** Whether it has answered so far. */
    boolean wasReached() {
        return reached;
    }

    @Override
    public Observed look(Duration within) {
        return listed(within, ListedProcess::read, Observed.Refused::new);
    }

    /** What runs the target; unknown where nothing could be seen. */
    TargetRuntime runtime(Duration within) {
        return listed(within, ListedProcess::runtime, (_, _) -> TargetRuntime.UNKNOWN);
    }

    /** What is made of a failure. */
    private interface Otherwise<T> {
        T of(Reason reason, String detail);
    }

    private <T> T listed(Duration within, Function<ListedProcess, T> reading, Otherwise<T> otherwise) {
        ExecCommand figures = new ExecCommand(List.of(AGENT, "figures", containerId), MOST);
        try {
            Path file = Files.createTempFile(spool, "figures", "");
            try {
                return switch (exec.file(figures, file, within)) {
                    case Outcome.Done<Ended> _ -> {
                        reached = true;
                        yield reading.apply(new ListedProcess(file));
                    }
                    case Outcome.Refused<Ended>(var reason, String detail) ->
                        otherwise.of(Reason.valueOf(reason.name()), detail);
                };
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return otherwise.of(Reason.INTERNAL_ERROR, "no room for figures: " + e.getMessage());
        }
    }
}

package io.fleetprof.operator.capture;

import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.analysis.procfs.ProcessWriter;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.capture.procfs.ProcessReader;
import io.fleetprof.operator.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process of this machine, looked at from outside. */
public final class ProcessWay implements Way {
    private final ProcessReader reader;
    private final long pid;
    private final Path spool;

    /** @param spool a folder for files on their way to the store */
    public ProcessWay(ProcessReader reader, long pid, Path spool) {
        this.reader = reader;
        this.pid = pid;
        this.spool = spool;
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        return List.of(
                switch (reader.read(pid)) {
                    case Observed.Seen(ProcessRecord process) -> keep(process);
                    case Observed.Gone _ -> new Taken.Missed(ProfileKind.PROCESS, Reason.NO_SUCH_PROCESS, "pid " + pid);
                    case Observed.Denied _ ->
                        new Taken.Missed(ProfileKind.PROCESS, Reason.PERMISSION_DENIED, "/proc/" + pid + "/fd");
                });
    }

    private Taken keep(ProcessRecord process) {
        byte[] json = ProcessWriter.write(process);
        try {
            Path file = Files.write(Files.createTempFile(spool, "process", ".json"), json);
            return new Taken.Profile(
                    ProfileKind.PROCESS,
                    ProfileKind.PROCESS.label(),
                    "json",
                    file,
                    json.length,
                    Optional.of(process.contents()),
                    Duration.ZERO);
        } catch (IOException e) {
            return new Taken.Missed(
                    ProfileKind.PROCESS, Reason.INTERNAL_ERROR, "no room for the file: " + e.getMessage());
        }
    }
}

package io.fleetprof.operator.capture;

import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.analysis.procfs.ProcessWriter;
import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.operator.capture.procfs.Observed;
import io.fleetprof.operator.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process, looked at from outside. */
public final class ProcessWay implements Way {
    private final ProcessView process;
    private final Path spool;

    /** @param spool a folder for files on their way to the store */
    public ProcessWay(ProcessView process, Path spool) {
        this.process = process;
        this.spool = spool;
    }

    @Override
    public List<Taken> take(Step step, Duration within) {
        return List.of(
                switch (process.look(within)) {
                    case Observed.Seen(ProcessRecord record) -> keep(record);
                    case Observed.Refused(Reason reason, String detail) ->
                        new Taken.Missed(ProfileKind.PROCESS, reason, detail);
                });
    }

    private Taken keep(ProcessRecord record) {
        byte[] json = ProcessWriter.write(record);
        try {
            Path file = Files.write(Files.createTempFile(spool, "process", ".json"), json);
            return new Taken.Profile(
                    ProfileKind.PROCESS,
                    ProfileKind.PROCESS.label(),
                    "json",
                    file,
                    json.length,
                    Optional.of(record.contents()),
                    Duration.ZERO);
        } catch (IOException e) {
            return new Taken.Missed(
                    ProfileKind.PROCESS, Reason.INTERNAL_ERROR, "no room for the file: " + e.getMessage());
        }
    }
}

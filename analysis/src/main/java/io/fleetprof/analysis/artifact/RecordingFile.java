package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.jfr.Recording;
import io.fleetprof.analysis.jfr.Worker;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.pprof.PprofFile;
import io.fleetprof.analysis.pprof.Profile;
import io.fleetprof.analysis.snapshot.SnapshotParser;
import io.fleetprof.analysis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A JFR recording, read in a JVM of its own: populations come from there as a snapshot file, stacks as a pprof file. */
public final class RecordingFile {
    private static final String CONTENTS = "contents";
    private static final String STACKS = "stacks";

    private RecordingFile() {}

    static Reading read(Intake recording) throws IOException {
        return Worker.ask(RecordingFile.class, CONTENTS, recording, bytes -> switch (SnapshotParser.parse(bytes)) {
            case SnapshotParser.Parsed.Good(Snapshot snapshot) -> checked(snapshot.contents());
            case SnapshotParser.Parsed.Bad(Reading.Refused why) -> why;
        });
    }

    private static Reading checked(Contents contents) {
        if (contents.source() != Source.JFR) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "its reader answered with a " + contents.source().label());
        }
        return new Reading.Read(contents);
    }

    static Profile stacks(Intake recording, Bounds bounds) throws IOException {
        return Worker.ask(
                RecordingFile.class,
                STACKS,
                recording,
                bytes -> PprofFile.decode(new Intake(bytes, bounds.compressed(), bounds.expanded(), bounds.entries())));
    }

    /** The worker: what to answer, the recording, where the answer goes, and the seconds it has. */
    public static void main(String[] arguments) throws IOException {
        Worker.Work work = arguments[0].equals(STACKS) ? Recording::pprof : RecordingFile::snapshot;
        Worker.serve(work, Path.of(arguments[1]), Path.of(arguments[2]), Long.parseLong(arguments[3]));
    }

    private static byte[] snapshot(Path recording) throws IOException {
        Container nobody = Container.local("", "", Optional.empty());
        return SnapshotWriter.write(new Snapshot(
                nobody,
                0,
                Optional.empty(),
                Optional.empty(),
                "",
                Recording.contents(recording, recording.getParent())));
    }
}

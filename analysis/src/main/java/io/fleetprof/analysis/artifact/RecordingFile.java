package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.jfr.Recording;
import io.fleetprof.analysis.jfr.Worker;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.pprof.PprofFile;
import io.fleetprof.analysis.pprof.Profile;
import java.io.IOException;
import java.nio.file.Path;

/** A JFR recording, read in a JVM of its own: populations come from there as they are, stacks as a pprof file. */
public final class RecordingFile {
    static final String CONTENTS = "contents";
    private static final String STACKS = "stacks";

    private RecordingFile() {}

    static Reading read(Intake recording) throws IOException {
        return new Reading.Read(Worker.ask(RecordingFile.class, CONTENTS, recording, Recording::answered));
    }

    static Profile stacks(Intake recording, Bounds bounds) throws IOException {
        return Worker.ask(
                RecordingFile.class,
                STACKS,
                recording,
                bytes -> PprofFile.decode(new Intake(bytes, bounds.compressed(), bounds.expanded(), bounds.entries())));
    }

    /** The worker: what to answer, the recording, and where the answer goes. */
    public static void main(String[] arguments) throws IOException {
        Worker.Work work = arguments[0].equals(STACKS) ? Recording::pprof : Recording::contents;
        Worker.serve(work, Path.of(arguments[1]), Path.of(arguments[2]));
    }
}

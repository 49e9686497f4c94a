package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.pprof.PprofFile;
import io.fleetprof.analysis.pprof.Profile;
import io.fleetprof.analysis.pprof.Stacks;
import java.io.IOException;
import java.io.InputStream;

/** A pprof file, or the samples of a JFR recording, as stacks with values: what flame graphs are drawn from. */
public sealed interface StackFile {
    /**
     * @param stacks every sample, with {@link Stacks#sampleTypes()} values each
     */
    record Read(Stacks stacks) implements StackFile {}

    /** It is no readable file of either kind. */
    record Refused(Reading.Refused reason) implements StackFile {}

    /** Reads to the end and closes; never throws for what the bytes say. */
    static StackFile read(InputStream bytes, Bounds bounds) {
        return Refusal.guard(
                () -> {
                    try (bytes;
                            Intake intake =
                                    new Intake(bytes, bounds.compressed(), bounds.expanded(), bounds.entries())) {
                        return new Read(new Stacks(profile(intake, bounds)));
                    }
                },
                Refused::new);
    }

    private static Profile profile(Intake intake, Bounds bounds) throws IOException {
        return Format.isRecording(intake.head(Format.HEAD))
                ? RecordingFile.stacks(intake, bounds)
                : PprofFile.decode(intake);
    }
}

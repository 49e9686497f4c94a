package io.fleetprof.bench;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.jfr.Recording;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads recordings to populations: our side of {@link BareReader} and {@link MissionControl}. As users do it, by a worker
 * for each; or, when told {@code -inside}, what the worker does, in this JVM.
 */
public final class ReadRecordings {
    private static final String INSIDE = "-inside";

    private ReadRecordings() {}

    public static void main(String[] arguments) throws Exception {
        boolean inside = List.of(arguments).contains(INSIDE);
        Rounds.run(arguments, file -> events(inside ? inside(Path.of(file)) : contents(file)));
    }

    /** Through the form in which a worker answers. */
    private static Contents inside(Path file) throws IOException {
        return Recording.answered(new ByteArrayInputStream(Recording.contents(file)));
    }

    private static Contents contents(String file) throws IOException {
        return switch (Artifact.read(Files.newInputStream(Path.of(file)), Bounds.DEFAULT)) {
            case Reading.Read read -> read.contents();
            case Reading.Refused refused -> throw new IllegalStateException(file + ": " + refused.line());
        };
    }

    private static RecordedEvents events(Contents contents) {
        return new RecordedEvents(
                sampled(contents, Family.ACTIVITY, List.of("on CPU", "in native code")),
                sampled(contents, Family.ALLOCATION, List.of("allocated")),
                sampled(contents, Family.ACTIVITY, List.of("parked", "blocked on a monitor")),
                sampled(contents, Family.ACTIVITY, List.of("waited on a monitor")),
                sampled(contents, Family.START, List.of("started")),
                sampled(contents, Family.WITNESS, List.of("live")));
    }

    private static long sampled(Contents contents, Family family, List<String> states) {
        return contents.populations().stream()
                .filter(row -> row.key().family() == family)
                .filter(row -> states.contains(row.key().state().name()))
                .mapToLong(Population::sampled)
                .sum();
    }
}

package io.fleetprof.bench;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;

/** Reads goroutine dumps to populations: our side of {@code peers/dumps}, with the same output. */
public final class ReadDumps {
    private static final String PROVE = "-prove";

    private ReadDumps() {}

    public static void main(String[] arguments) throws Exception {
        List<FutureTask<Contents>> readings = Arrays.stream(arguments)
                .filter(argument -> !argument.equals(PROVE))
                .map(file -> new FutureTask<>(() -> read(file)))
                .toList();
        Thread.ofPlatform().start(() -> readings.reversed().forEach(FutureTask::run));
        readings.forEach(FutureTask::run);
        for (FutureTask<Contents> reading : readings) {
            System.out.println("goroutines " + reading.get().total(Family.GOROUTINE));
            if (readings.size() < arguments.length) {
                printPlaces(reading.get());
            }
        }
    }

    private static Contents read(String file) throws IOException {
        return switch (Artifact.read(Files.newInputStream(Path.of(file)), Bounds.DEFAULT)) {
            case Reading.Read read -> read.contents();
            case Reading.Refused refused -> throw new IllegalStateException(file + ": " + refused.line());
        };
    }

    private static void printPlaces(Contents contents) {
        contents.populations().stream()
                .filter(row -> row.key().family() == Family.GOROUTINE)
                .map(ReadDumps::place)
                .sorted()
                .forEach(System.out::println);
    }

    private static String place(Population row) {
        return "%s at %s: %d goroutines, ids %d"
                .formatted(
                        row.key().state().name(),
                        row.key().place().function(),
                        row.count(),
                        LongStream.of(row.ids().toArray()).sum());
    }
}

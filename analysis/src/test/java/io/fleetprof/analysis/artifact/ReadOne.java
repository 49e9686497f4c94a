package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads one file and prints the outcome and the CPU seconds it took: run in a JVM of its own, whose heap is the bound under test. */
final class ReadOne {
    private ReadOne() {}

    public static void main(String[] arguments) throws IOException {
        Reading reading = Artifact.read(Files.newInputStream(Path.of(arguments[0])), Bounds.DEFAULT);
        System.out.println(
                switch (reading) {
                    case Reading.Read read -> read.contents().total(Family.GOROUTINE) + " goroutines";
                    case Reading.Refused refused -> refused.defect();
                });
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        System.out.println(Duration.ofNanos(nanos).toSeconds());
    }
}

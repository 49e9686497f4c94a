package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files recorded from real programs; a folder for each Go version, the command that made a file in its name. */
final class Recorded {
    static final Path FOLDER = Path.of("src/test/resources/golden/go");
    static final Path JVM_FOLDER = Path.of("src/test/resources/golden/jvm");

    private Recorded() {}

    static List<Path> files() {
        return files(FOLDER);
    }

    /** Of the three dumps of a JVM the last. */
    static List<Path> jvmFiles() {
        return files(JVM_FOLDER).stream()
                .filter(file -> file.getFileName().toString().startsWith("3-"))
                .toList();
    }

    static List<Path> recordings() {
        return files(JVM_FOLDER).stream()
                .filter(file -> file.toString().endsWith(".jfr.gz"))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One folder for each version of Go. */
    static List<Path> versions() {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading read(byte[] bytes) {
        return Artifact.read(new ByteArrayInputStream(bytes), Bounds.DEFAULT);
    }

    static Contents contents(Path file) {
        return switch (read(bytes(file))) {
            case Reading.Read read -> read.contents();
            case Reading.Refused refused -> throw new AssertionError(file + ": " + refused.line());
        };
    }
}

package io.fleetprof.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that several tests share, gone with this JVM. */
final class Scratch {
    private Scratch() {}

    static Path folder(String name) throws IOException {
        Path folder = Files.createTempDirectory("e2e-" + name + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
        return folder;
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException _) {
            // A temporary folder more.
        }
    }
}

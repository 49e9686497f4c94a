package io.fleetprof.agent.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one process below {@code /proc/PID}, each read within a bound. */
final class ProcessFiles {
    /** Arguments and environment may have megabytes; what is of use to us stands in far fewer. */
    private static final int MAX_BYTES = 1 << 20;

    private final Path directory;

    ProcessFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path executable() {
        return directory.resolve("exe");
    }

    /** The names in these files are whatever the process liked: Latin-1 never fails. */
    String text(String name) throws IOException {
        try (InputStream in = Files.newInputStream(directory.resolve(name))) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    /** For a file of any length. The kernel bounds its lines: paths are the longest thing in them. */
    BufferedReader lines(String name) throws IOException {
        return Files.newBufferedReader(directory.resolve(name), StandardCharsets.ISO_8859_1);
    }

    /** What runs it, by what it maps. */
    Machine machine() throws IOException {
        try (BufferedReader maps = lines("maps")) {
            return Machine.of(maps);
        }
    }

    /** The strings of a file that separates them by zero bytes. */
    List<String> strings(String name) throws IOException {
        return List.of(text(name).split("\0"));
    }
}

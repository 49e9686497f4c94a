package io.fleetprof.agent.target;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of one process below {@code /proc/PID}, each read within a bound. */
final class ProcessFiles {
    /** A process may map 65,530 areas (vm.max_map_count), more where an admin allows it. */
    private static final int MAX_BYTES = 16 << 20;

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

    /** The strings of a file that separates them by zero bytes. */
    List<String> strings(String name) throws IOException {
        return List.of(text(name).split("\0"));
    }
}

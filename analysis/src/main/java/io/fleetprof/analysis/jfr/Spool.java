package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.jfr.chunk.Chunk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A recording as a file, in a folder of its own that nobody else may enter and that is gone when it is closed. */
record Spool(Path folder) implements AutoCloseable {
    static Spool create() throws IOException {
        return new Spool(Files.createTempDirectory("fleetprof-jfr-"));
    }

    /** Refuses what has not the outline of a recording. */
    void fill(Intake intake) throws IOException {
        Files.copy(intake.stream(), recording());
        try (FileChannel file = FileChannel.open(recording())) {
            Chunk.of(file);
        }
    }

    Path recording() {
        return folder.resolve("recording.jfr");
    }

    Path answer() {
        return folder.resolve("answer");
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}

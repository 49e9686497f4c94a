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
    static Spool of(Intake intake) throws IOException {
        Spool spool = new Spool(Files.createTempDirectory("fleetprof-jfr-"));
        try {
            Files.copy(intake.stream(), spool.recording());
            try (FileChannel file = FileChannel.open(spool.recording())) {
                Chunk.of(file);
            }
            return spool;
        } catch (IOException | RuntimeException | Error e) {
            spool.close();
            throw e;
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

package io.fleetprof.operator.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder for files on their way to the store; gone at the end of the run, and of the program when that comes first. */
public final class Spool implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Path folder;
    private final Thread atExit = new Thread(this::clearAtExit, "spool");

    private Spool(Path folder) {
        this.folder = folder;
    }

    public static Spool open() throws IOException {
        Spool spool = new Spool(Files.createTempDirectory("fleetprof-"));
        Runtime.getRuntime().addShutdownHook(spool.atExit);
        return spool;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The program is ending and the hook runs by itself.
        }
    }

    /** While the program ends its other threads still write here: a file may come between the last and the folder. */
    private void clearAtExit() {
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
            try {
                clear();
            } catch (UncheckedIOException _) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a folder of our own cannot be removed: " + folder, e);
        }
    }
}

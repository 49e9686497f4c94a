package io.fleetprof.agent.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a session keeps files until they are sent. Locked for as long as the session lives, so that what a killed one
 * left is told from what another uses: files in a container count against the limits of its pod.
 */
final class OwnFolder implements AutoCloseable {
    private static final String PREFIX = "fleetprof-session-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileLock lock;

    private OwnFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Removes what dead sessions left, and makes a new one, to be seen by this user alone. */
    static OwnFolder in(Path tmp) throws IOException {
        for (Path folder : folders(tmp)) {
            removeIfDead(folder);
        }
        Path path = Files.createTempDirectory(tmp, PREFIX);
        return new OwnFolder(path, open(path).lock());
    }

    Path path() {
        return path;
    }

    private static List<Path> folders(Path tmp) throws IOException {
        try (Stream<Path> entries = Files.list(tmp)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    private static void removeIfDead(Path folder) {
        try (FileChannel file = open(folder)) {
            if (file.tryLock() != null) {
                remove(folder);
            }
        } catch (IOException | UncheckedIOException _) {
            // Another user's, or just being made or removed.
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** It has no folders in it. */
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Override
    public void close() {
        try {
            remove(path);
            lock.release();
        } catch (IOException | UncheckedIOException _) {
            // The next session tries again.
        }
    }
}

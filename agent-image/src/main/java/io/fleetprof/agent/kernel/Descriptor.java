package io.fleetprof.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file held fast: whatever a target renames or links meanwhile, the descriptor stays with the file it was opened on.
 * It is opened with O_PATH, which neither reads nor blocks; the file is reached through {@link #path}.
 */
public final class Descriptor implements AutoCloseable {
    private static final long O_PATH = 0x200000;
    private static final long O_CLOEXEC = 0x80000;
    private static final int RESOLVE_NO_MAGICLINKS = 0x02;
    private static final int RESOLVE_IN_ROOT = 0x10;
    private static final int TYPE = 0xF000;

    private final int number;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Descriptor(int number) {
        this.number = number;
    }

    /** Opens what a path of this process names, following links. */
    public static Descriptor open(Path path) throws IOException {
        return new Descriptor(SystemCalls.open(path.toString(), O_PATH | O_CLOEXEC));
    }

    /**
     * Opens what a path names for a process whose root this directory is: links that are absolute or lead upwards end
     * inside it, as they do for that process. {@code openat2(2)}, RESOLVE_IN_ROOT.
     */
    public Descriptor within(String path) throws IOException {
        return new Descriptor(
                SystemCalls.open(number, path, O_PATH | O_CLOEXEC, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS));
    }

    /** Opens an entry of this directory. A link is opened as the link it is. */
    public Descriptor entry(String name) throws IOException {
        return new Descriptor(SystemCalls.open(
                number, name, O_PATH | O_CLOEXEC | Flags.O_NOFOLLOW, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS));
    }

    /** A path to this very file for as long as it is open, 31 characters at most. */
    public Path path() {
        return Path.of("/proc/self/fd/" + number);
    }

    /** The kind of file, its owner and size, of the file that is open. */
    public FileFacts facts() throws IOException {
        Map<String, Object> facts = Files.readAttributes(path(), "unix:mode,uid,size");
        return new FileFacts(
                FileFacts.Type.of((int) facts.get("mode") & TYPE), (int) facts.get("uid"), (long) facts.get("size"));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            SystemCalls.close(number);
        }
    }
}

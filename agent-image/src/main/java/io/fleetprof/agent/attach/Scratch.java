package io.fleetprof.agent.attach;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.fleetprof.agent.kernel.Descriptor;
import io.fleetprof.agent.kernel.FileFacts;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.JvmProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The target's /tmp, held fast. HotSpot always attaches there, whatever java.io.tmpdir says. The target owns it, so
 * nothing leads out of the target's root, and of a file kind, owner and size are checked on the file that is then used.
 */
public final class Scratch implements AutoCloseable {
    private static final FileAttribute<?> READABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
    private static final int MAX_NAMES = 1000;
    private static final int BUFFER = 1 << 16;

    private final Descriptor directory;
    private final int uid;

    private Scratch(Descriptor directory, int uid) {
        this.directory = directory;
        this.uid = uid;
    }

    public static Outcome<Scratch> of(JvmProcess jvm) {
        return below(Path.of("/proc/" + jvm.pid() + "/root"), jvm.uid());
    }

    /** @param uid who owns what the target makes */
    static Outcome<Scratch> below(Path root, int uid) {
        try (Descriptor top = Descriptor.open(root)) {
            Descriptor directory = top.within("tmp");
            if (directory.facts().type() == FileFacts.Type.DIRECTORY) {
                return Outcome.done(new Scratch(directory, uid));
            }
            directory.close();
            return Outcome.refused(Reason.NO_WRITABLE_TMP, "its /tmp is no directory");
        } catch (IOException e) {
            return Outcome.refused(Reason.NO_WRITABLE_TMP, "its /tmp cannot be opened: " + e.getMessage());
        }
    }

    /** Where the target sees an entry. */
    public static String pathInside(String name) {
        return "/tmp/" + name;
    }

    /** Bytes that an unprivileged program may still write. */
    public long free() throws IOException {
        return Files.getFileStore(directory.path()).getUsableSpace();
    }

    /** Makes a new file that everybody may read; what stands there already, link or file, is left alone. */
    public Outcome<String> create(String name, byte[] content) {
        Path file = directory.path().resolve(name);
        try (FileChannel made = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), READABLE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                made.write(bytes);
            }
            return Outcome.done(name);
        } catch (FileAlreadyExistsException _) {
            return Outcome.refused(Reason.NO_WRITABLE_TMP, pathInside(name) + " is there already");
        } catch (FileSystemException e) {
            return Outcome.refused(Reason.NO_WRITABLE_TMP, pathInside(name) + ": " + why(e));
        } catch (IOException e) {
            remove(name);
            return Outcome.refused(Reason.TMP_FULL, pathInside(name) + ": " + e.getMessage());
        }
    }

    /** What the operating system said, where it said anything: access is denied without further words. */
    private static String why(FileSystemException e) {
        return e.getReason() == null ? "access denied" : e.getReason();
    }

    /** The wanted names in it that nobody has written to for so long, a thousand at most. */
    public List<String> untouched(Predicate<String> wanted, Duration age) {
        FileTime youngest = FileTime.from(Instant.now().minus(age));
        try (Stream<Path> entries = Files.list(directory.path())) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(wanted)
                    .filter(name -> isOlder(name, youngest))
                    .limit(MAX_NAMES)
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private boolean isOlder(String name, FileTime youngest) {
        try {
            Path entry = directory.path().resolve(name);
            return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).compareTo(youngest) < 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether there is an entry of the name, of whatever kind. */
    public boolean has(String name) {
        try (Descriptor _ = directory.entry(name)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The socket of a name; empty when nothing is there. */
    Outcome<Optional<Descriptor>> socket(String name) {
        return entry(name, FileFacts.Type.SOCKET);
    }

    /** Copies what the target wrote, if it is a regular file of the target's and no larger than accepted. */
    public Outcome<Long> fetch(String name, Path to, long maxBytes) {
        return entry(name, FileFacts.Type.REGULAR).then(found -> found.map(file -> copy(name, file, to, maxBytes))
                .orElseGet(() -> Outcome.refused(Reason.EMPTY_REPLY, pathInside(name) + " was not written")));
    }

    /** Removes an entry that was made for us. */
    public void remove(String name) {
        try {
            Files.deleteIfExists(directory.path().resolve(name));
        } catch (IOException _) {
            // The target's folder and, by now, its own litter.
        }
    }

    private Outcome<Optional<Descriptor>> entry(String name, FileFacts.Type type) {
        Descriptor found;
        try {
            found = directory.entry(name);
        } catch (NoSuchFileException _) {
            return Outcome.done(Optional.empty());
        } catch (IOException e) {
            return Outcome.refused(Reason.PERMISSION_DENIED, pathInside(name) + ": " + e.getMessage());
        }
        try {
            FileFacts facts = found.facts();
            if (facts.type() == type && facts.uid() == uid) {
                return Outcome.done(Optional.of(found));
            }
            found.close();
            return Outcome.refused(
                    Reason.NOT_A_PROFILE, pathInside(name) + " is no " + type.label() + " of the target's user");
        } catch (IOException e) {
            found.close();
            return Outcome.refused(Reason.NOT_A_PROFILE, pathInside(name) + ": " + e.getMessage());
        }
    }

    private static Outcome<Long> copy(String name, Descriptor file, Path to, long maxBytes) {
        try (file;
                InputStream in = Channels.newInputStream(FileChannel.open(file.path()));
                OutputStream out = Files.newOutputStream(to, CREATE, TRUNCATE_EXISTING, WRITE)) {
            // The target may go on writing: the bound holds for what is read, not for what the size was.
            long copied = copy(in, out, maxBytes + 1);
            return copied == 0
                    ? Outcome.refused(Reason.EMPTY_REPLY, pathInside(name) + " is empty")
                    : copied > maxBytes
                            ? Outcome.refused(Reason.TOO_LARGE, pathInside(name) + " is over " + maxBytes + " bytes")
                            : Outcome.done(copied);
        } catch (IOException e) {
            return Outcome.refused(Reason.INTERNAL_ERROR, "no copy of " + pathInside(name) + ": " + e.getMessage());
        }
    }

    private static long copy(InputStream in, OutputStream out, long maxBytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        while (copied < maxBytes) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, maxBytes - copied));
            if (count < 0) {
                break;
            }
            out.write(buffer, 0, count);
            copied += count;
        }
        return copied;
    }

    @Override
    public void close() {
        directory.close();
    }
}

package io.fleetprof.agent.figures;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.target.Inspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects what the kernel says of a process: reads only, stops nothing, sends no signal. Command line and environment
 * are not read, they hold secrets.
 */
public final class Figures {
    private static final Path PROC = Path.of("/proc");

    private static final List<String> OF_PROCESS = List.of("stat", "status", "limits");
    private static final List<String> OF_NETWORK = List.of("net/tcp", "net/tcp6", "net/udp", "net/udp6", "net/unix");

    /** The path of a cgroup that is not below this process' own. */
    private static final Pattern OUTSIDE = Pattern.compile("(?m)^(\\d+:[^:\\n]*:)/\\.\\..*$");

    private Figures() {}

    /**
     * Of one life of one process.
     *
     * @param startedTicks clock ticks after the boot of the machine
     * @param to an {@link Archive}. Answers its size
     */
    public static Outcome<Long> collect(long pid, long startedTicks, Path to) {
        Path directory = PROC.resolve(Long.toString(pid));
        try (ArchiveWriter archive = new ArchiveWriter(to)) {
            write(directory, archive);
        } catch (AccessDeniedException _) {
            return Outcome.refused(Reason.PERMISSION_DENIED, "the kernel does not show us pid " + pid);
        } catch (IOException | UncheckedIOException e) {
            return isAlive(pid, startedTicks)
                    ? Outcome.refused(Reason.INTERNAL_ERROR, "the figures of pid " + pid + ": " + e.getMessage())
                    : gone(pid);
        }
        // Asked last: had the pid gone to another process meanwhile, its figures would be among these.
        return isAlive(pid, startedTicks) ? Outcome.done(to.toFile().length()) : gone(pid);
    }

    private static boolean isAlive(long pid, long startedTicks) {
        OptionalLong started = Inspector.ofThisMachine().started(pid);
        return started.isPresent() && started.getAsLong() == startedTicks;
    }

    private static <T> Outcome<T> gone(long pid) {
        return Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + pid);
    }

    private static void write(Path directory, ArchiveWriter archive) throws IOException {
        archive.copy(Archive.UPTIME, PROC.resolve("uptime"));
        for (String name : OF_PROCESS) {
            archive.copy(name, directory.resolve(name));
        }
        for (String name : OF_NETWORK) {
            // A kernel without IPv6 has no such tables.
            if (Files.exists(directory.resolve(name))) {
                archive.copy(name, directory.resolve(name));
            }
        }
        String cgroup =
                OUTSIDE.matcher(Files.readString(directory.resolve("cgroup"))).replaceAll("$1/");
        archive.text(Archive.CGROUP, cgroup);
        new CgroupFiles(directory.resolve("root"), cgroup).write(archive);
        descriptors(directory.resolve("fd"), archive);
    }

    private static void descriptors(Path directory, ArchiveWriter archive) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            archive.lines(Archive.DESCRIPTORS, entries.flatMap(Figures::link));
        }
    }

    /** One that was closed since the directory was listed is not open, so it does not count. */
    private static Stream<String> link(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}

package io.fleetprof.agent.figures;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Figures as they came: a ZIP archive of raw texts. The names are those below {@code /proc/PID}, such as {@code stat} or
 * {@code net/tcp}, and the ones below. Whoever wrote it may be hostile: each text ends at a bound.
 */
public final class Archive implements AutoCloseable {
    /** The machine's own, {@code /proc/uptime}. */
    public static final String UPTIME = "uptime";

    /** Links of {@code /proc/PID/fd}, one a line, without their numbers. */
    public static final String DESCRIPTORS = "fd";

    /** {@code /proc/PID/cgroup}; a path that leads out of what the agent may see has become the root. */
    public static final String CGROUP = "cgroup";

    /** Before the names of memory files below the target's {@code /sys/fs/cgroup}. */
    public static final String MEMORY = "memory/";

    /** Of one text: 100,000 sockets have 15 MB. */
    public static final long MAX_BYTES = 32L << 20;

    private final ZipFile zip;

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    /** Corrupt where it is no such archive. */
    public static Outcome<Archive> open(Path file) {
        try {
            return Outcome.done(new Archive(new ZipFile(file.toFile())));
        } catch (IOException | IllegalArgumentException e) {
            return Outcome.refused(Reason.NOT_A_PROFILE, "the figures are no archive: " + e.getMessage());
        }
    }

    /**
     * A text to be read line by line; empty where the archive has none of the name. Latin-1, since the kernel passes on
     * whatever bytes a name has.
     */
    public Optional<BufferedReader> lines(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null
                ? Optional.empty()
                : Optional.of(new BufferedReader(new InputStreamReader(
                        new BoundedStream(zip.getInputStream(entry), MAX_BYTES), StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException _) {
            // Read from, not written to: nothing is lost.
        }
    }
}

package io.fleetprof.operator.capture.procfs;

import io.fleetprof.agent.figures.Archive;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A process of another machine, by the files that an agent there put together; they may say anything. */
public final class ArchivedProcess {
    private ArchivedProcess() {}

    /** @param file as {@code io.fleetprof.agent.figures} writes it; it was collected just now */
    public static Observed read(long pid, Path file) {
        return switch (Archive.open(file)) {
            case Outcome.Refused<Archive>(var reason, String detail) ->
                new Observed.Refused(Reason.valueOf(reason.name()), detail);
            case Outcome.Done<Archive>(Archive archive) -> {
                try (archive) {
                    yield new Observed.Seen(examined(pid, archive).record(Instant.now()));
                } catch (IOException | RuntimeException e) {
                    yield new Observed.Refused(
                            Reason.NOT_A_PROFILE, "the figures of pid " + pid + ": " + e.getMessage());
                }
            }
        };
    }

    private static Examined examined(long pid, Archive archive) throws IOException {
        ProcFiles files = new Texts(archive, "");
        return new Examined(
                pid,
                files,
                files.text("stat"),
                files.descriptors(),
                files.text(Archive.UPTIME),
                new CgroupMemory(new Texts(archive, Archive.MEMORY))::gauges);
    }

    /** @param prefix of the names in the archive */
    private record Texts(Archive archive, String prefix) implements ProcFiles {
        @Override
        public void lines(String name, Consumer<String> consumer) throws IOException {
            try (BufferedReader lines =
                    archive.lines(prefix + name).orElseThrow(() -> new FileNotFoundException("without " + name))) {
                lines.lines().forEach(consumer);
            }
        }

        @Override
        public boolean has(String name) {
            try (BufferedReader lines = archive.lines(prefix + name).orElse(null)) {
                return lines != null;
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public List<String> descriptors() throws IOException {
            return lines(Archive.DESCRIPTORS);
        }
    }
}

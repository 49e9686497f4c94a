package io.fleetprof.operator.capture.procfs;

import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.TargetRuntime;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A process of another machine, by a text of its files, as {@code fleetprof-figures} prints it where there is no memory
 * for more: a name on a line of its own, then its lines, each after a blank; the last line is {@code end}. It may say
 * anything.
 *
 * @param file it was printed just now; its length is bounded by whoever wrote it there
 */
public record ListedProcess(Path file) {
    private static final String END = "end";

    public Observed read() {
        try {
            Sections files = new Sections(file, "");
            if (!files.has(END)) {
                return new Observed.Refused(Reason.REPLY_TRUNCATED, "the figures lack their end");
            }
            return new Observed.Seen(examined(files).record(Instant.now()));
        } catch (FileNotFoundException e) {
            return new Observed.Refused(Reason.NO_SUCH_PROCESS, "the figures are " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            return new Observed.Refused(Reason.NOT_A_PROFILE, "the figures: " + e.getMessage());
        }
    }

    private Examined examined(Sections files) throws IOException {
        return new Examined(
                Long.parseLong(files.text("pid")),
                files,
                files.text("stat"),
                files.descriptors(),
                files.text("uptime"),
                new CgroupMemory(new Sections(file, "memory/"))::gauges);
    }

    /** What runs it, by what it maps; a Go program maps nothing that says so. */
    public TargetRuntime runtime() {
        try {
            return switch (new Sections(file, "").text("machine")) {
                case "hotspot", "j9" -> TargetRuntime.JVM;
                default -> TargetRuntime.UNKNOWN;
            };
        } catch (IOException _) {
            return TargetRuntime.UNKNOWN;
        }
    }

    /** @param prefix of the names in the file */
    private record Sections(Path file, String prefix) implements ProcFiles {
        @Override
        public void lines(String name, Consumer<String> consumer) throws IOException {
            if (!found(name, consumer)) {
                throw new FileNotFoundException("without " + name);
            }
        }

        @Override
        public boolean has(String name) {
            try {
                return found(name, _ -> {});
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public List<String> descriptors() throws IOException {
            List<String> links = new ArrayList<>();
            lines("fd", links::add);
            return links;
        }

        private boolean found(String name, Consumer<String> consumer) throws IOException {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                boolean inside = false;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (inside && !line.startsWith(" ")) {
                        return true;
                    }
                    if (inside) {
                        consumer.accept(line.substring(1));
                    }
                    inside |= line.equals(prefix + name);
                }
                return inside;
            }
        }
    }
}

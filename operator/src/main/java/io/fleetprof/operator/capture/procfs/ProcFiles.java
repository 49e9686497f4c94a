package io.fleetprof.operator.capture.procfs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of one process below {@code /proc/PID}, each read within a bound. */
final class ProcFiles {
    private static final int MAX_DESCRIPTORS = 1 << 20;
    private static final int MAX_LINES = 1 << 21;

    private final Path directory;

    ProcFiles(Path directory) {
        this.directory = directory;
    }

    /** Hands over one line after the other. The names in these files are whatever the process liked: Latin-1 never fails. */
    void lines(String name, Consumer<String> consumer) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(directory.resolve(name), StandardCharsets.ISO_8859_1)) {
            int count = 0;
            for (String line = reader.readLine(); line != null && count < MAX_LINES; line = reader.readLine()) {
                consumer.accept(line);
                count++;
            }
        }
    }

    /** A kernel without IPv6 has no such tables. */
    void linesIfThere(String name, Consumer<String> consumer) throws IOException {
        if (Files.exists(directory.resolve(name))) {
            lines(name, consumer);
        }
    }

    List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        lines(name, lines::add);
        return lines;
    }

    String text(String name) throws IOException {
        return String.join("\n", lines(name));
    }

    /** What each open descriptor links to. One that was closed meanwhile is left out. */
    List<String> descriptors() throws IOException {
        List<String> links = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.resolve("fd"))) {
            for (Path entry : entries) {
                link(entry, links);
                if (links.size() >= MAX_DESCRIPTORS) {
                    break;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return links;
    }

    private static void link(Path entry, List<String> links) {
        try {
            links.add(Files.readSymbolicLink(entry).toString());
        } catch (IOException _) {
            // Closed since the directory was listed: it is not open, so it does not count.
        }
    }
}

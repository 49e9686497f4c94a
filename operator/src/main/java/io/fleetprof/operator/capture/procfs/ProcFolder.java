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

/** The files of a process of this machine, where they are. */
record ProcFolder(Path directory) implements ProcFiles {
    private static final int MAX_DESCRIPTORS = 1 << 20;
    private static final int MAX_LINES = 1 << 21;

    @Override
    public void lines(String name, Consumer<String> consumer) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(directory.resolve(name), StandardCharsets.ISO_8859_1)) {
            int count = 0;
            for (String line = reader.readLine(); line != null && count < MAX_LINES; line = reader.readLine()) {
                consumer.accept(line);
                count++;
            }
        }
    }

    @Override
    public boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    @Override
    public List<String> descriptors() throws IOException {
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

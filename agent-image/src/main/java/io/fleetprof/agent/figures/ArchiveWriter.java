package io.fleetprof.agent.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an {@link Archive}, each file up to a bound. */
final class ArchiveWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 14;

    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    ArchiveWriter(Path to) throws IOException {
        this.zip = new ZipOutputStream(Files.newOutputStream(to));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** What is there already stays. */
    void copy(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            OutputStream entry = begin(name);
            byte[] buffer = new byte[BUFFER];
            long left = Archive.MAX_BYTES;
            for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
                entry.write(buffer, 0, (int) Math.min(count, left));
                left -= count;
            }
            zip.closeEntry();
        }
    }

    void text(String name, String text) throws IOException {
        lines(name, text.lines());
    }

    /** A line end in a line would make it two: it becomes a blank. */
    void lines(String name, Stream<String> lines) throws IOException {
        OutputStream entry = begin(name);
        long left = Archive.MAX_BYTES;
        for (Iterator<String> rest = lines.iterator(); rest.hasNext() && left > 0; ) {
            byte[] line = (rest.next().replaceAll("[\\r\\n]", " ") + "\n").getBytes(StandardCharsets.UTF_8);
            entry.write(line);
            left -= line.length;
        }
        zip.closeEntry();
    }

    private OutputStream begin(String name) throws IOException {
        if (!names.add(name)) {
            return OutputStream.nullOutputStream();
        }
        zip.putNextEntry(new ZipEntry(name));
        return zip;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

package io.fleetprof.operator.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files behind the words of a command line: files, folders and what they hold, zip archives and their entries. */
public final class InputFiles {
    /** More than this is a mistake of the one who named the folder. */
    public static final int MAX_FILES = 10_000;

    private static final int MAX_DEPTH = 4;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** Made from a raw file that lies beside it, and says whose that is. */
    private static final String DERIVED = ".snapshot.json.gz";

    private InputFiles() {}

    /** Takes the bytes of one file, which it need not close. */
    public interface Visitor {
        void file(String name, InputStream bytes) throws IOException;

        /** The snapshot that a capture laid beside the file of that name; comes after the file, if there is one. */
        void beside(String name, InputStream gzip) throws IOException;
    }

    /** Visits the file, or all that a folder or an archive holds, in order of their names. */
    public static void visit(Path path, Visitor visitor) throws IOException {
        if (Files.isDirectory(path)) {
            for (Path file : files(path)) {
                visitFile(file, visitor);
            }
        } else if (!path.toString().endsWith(DERIVED)) {
            visitFile(path, visitor);
        }
    }

    private static void visitFile(Path file, Visitor visitor) throws IOException {
        if (isZip(file)) {
            unzip(file, visitor);
            return;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            visitor.file(file.toString(), bytes);
        }
        Path derived = Path.of(file + DERIVED);
        if (Files.isRegularFile(derived) && Files.isReadable(derived)) {
            try (InputStream gzip = Files.newInputStream(derived)) {
                visitor.beside(file.toString(), gzip);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> isMeant(path.getFileName().toString()))
                    .sorted((a, b) -> NaturalOrder.compare(a.toString(), b.toString()))
                    .limit(MAX_FILES)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isMeant(String name) {
        return !name.startsWith(".") && !name.endsWith(DERIVED);
    }

    /** A pipe, such as the shell's {@code <(curl …)}, can be read only once: it is no archive. */
    private static boolean isZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void unzip(Path archive, Visitor visitor) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<ZipEntry> entries = new ArrayList<>(zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry ->
                            isMeant(entry.getName().substring(entry.getName().lastIndexOf('/') + 1)))
                    .limit(MAX_FILES)
                    .toList());
            entries.sort((a, b) -> NaturalOrder.compare(a.getName(), b.getName()));
            for (ZipEntry entry : entries) {
                String name = archive + "!" + entry.getName();
                try (InputStream bytes = zip.getInputStream(entry)) {
                    visitor.file(name, bytes);
                }
                ZipEntry derived = zip.getEntry(entry.getName() + DERIVED);
                if (derived != null) {
                    try (InputStream gzip = zip.getInputStream(derived)) {
                        visitor.beside(name, gzip);
                    }
                }
            }
        }
    }
}

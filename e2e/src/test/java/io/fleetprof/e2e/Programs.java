package io.fleetprof.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The programs that the PATH has, without some. */
final class Programs {
    private static final ConcurrentHashMap<List<String>, Path> FOLDERS = new ConcurrentHashMap<>();

    private Programs() {}

    /** A PATH. */
    static String but(String... missing) {
        return FOLDERS.computeIfAbsent(List.of(missing), Programs::folder).toString();
    }

    private static Path folder(List<String> missing) {
        try {
            Path folder = Scratch.folder("programs");
            for (String part : System.getenv("PATH").split(":")) {
                if (Files.isDirectory(Path.of(part))) {
                    link(Path.of(part), missing, folder);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of a name wins, as in a PATH. */
    private static void link(Path from, List<String> missing, Path folder) throws IOException {
        try (Stream<Path> programs = Files.list(from)) {
            for (Path program : programs.filter(Files::isExecutable).toList()) {
                Path link = folder.resolve(program.getFileName());
                if (!missing.contains(program.getFileName().toString()) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, program.toAbsolutePath());
                }
            }
        }
    }
}

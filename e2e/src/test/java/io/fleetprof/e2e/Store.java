package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What one run left in its store: the folder of its prefix. */
record Store(Path folder) {
    /** Of the only run that this store has of a request. */
    static Store of(Path store, String namespace, String request) throws IOException {
        Path runs = store.resolve("fleetprof/local").resolve(namespace).resolve(request);
        try (Stream<Path> uids = Files.list(runs)) {
            List<Path> all = uids.toList();
            assertThat(all).hasSize(1);
            return new Store(all.getFirst());
        }
    }

    /** Names below the prefix. */
    List<String> names() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .toList();
        }
    }

    long bytes() throws IOException {
        return names().stream().mapToLong(name -> size(folder.resolve(name))).sum();
    }

    /** The one file of that name. */
    Path only(String regex) throws IOException {
        List<String> matching =
                names().stream().filter(name -> name.matches(regex)).toList();
        assertThat(matching).as(regex).hasSize(1);
        return folder.resolve(matching.getFirst());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

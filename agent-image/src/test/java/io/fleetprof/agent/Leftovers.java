package io.fleetprof.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has come into {@code /tmp}, which all programs of a machine share, since a test began.
 *
 * @param before names that were there already, whosoever left them
 */
public record Leftovers(Set<String> before) {
    private static final int PATIENCE_SECONDS = 60;
    private static final Path TMP = Path.of("/tmp");

    public static Leftovers fromNowOn() {
        return new Leftovers(names().collect(Collectors.toSet()));
    }

    /**
     * Such names that stay for a minute. Another program's come and go, so that one moment without any is enough.
     */
    public List<String> that(Predicate<String> kind) throws InterruptedException {
        List<String> left = now(kind);
        for (int second = 0; second < PATIENCE_SECONDS && !left.isEmpty(); second++) {
            Thread.sleep(1000);
            left = now(kind);
        }
        return left;
    }

    private List<String> now(Predicate<String> kind) {
        return names().filter(name -> !before.contains(name)).filter(kind).toList();
    }

    private static Stream<String> names() {
        try (Stream<Path> entries = Files.list(TMP)) {
            return entries.map(entry -> entry.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

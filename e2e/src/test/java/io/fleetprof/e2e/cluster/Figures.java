package io.fleetprof.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** What tests measure on their way, for one table at their end: what, how much, and what is promised. */
final class Figures {
    private static final Path FILE = Path.of("target/cluster-figures.txt");
    private static final String ROW = "%-45s %12s %12s";

    private final Map<String, String> rows = new ConcurrentSkipListMap<>();

    void took(String what, Duration time, Duration promised) {
        put(what, seconds(time), seconds(promised));
    }

    /** @param bytes as are those promised */
    void holds(String what, long bytes, long promised) {
        put(what, mebibytes(bytes), mebibytes(promised));
    }

    private void put(String what, String measured, String promised) {
        rows.put(what, ROW.formatted(what, measured, promised));
    }

    /** Into a file for whoever comes later, and where the tests print; nothing where nothing was measured. */
    void publish() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        String table = rows.values().stream()
                .collect(Collectors.joining("\n", ROW.formatted("Figures", "measured", "promised") + "\n", "\n"));
        Files.writeString(FILE, table);
        System.out.print("\n" + table + "\n");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}

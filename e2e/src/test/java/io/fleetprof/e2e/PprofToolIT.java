package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleetprof.e2e.Fleetprof.Ended;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The raw files open in Go's own tool, which counts what Fleetprof counts. */
class PprofToolIT {
    private static final Pattern TOTAL = Pattern.compile("accounting for .* of (\\d+)[bB]? total");

    @TempDir
    static Path folder;

    private static Store store;

    @BeforeAll
    static void profileALeak() throws Exception {
        Path request = Requests.shop(
                folder, "profiles: [{kind: Goroutine, snapshots: 2, interval: 500ms}, {kind: Heap, snapshots: 1}]");
        try (Workload leak = Workload.start("leak", "client")) {
            Ended ended = Fleetprof.run(
                    "run",
                    "-f",
                    request,
                    "--store",
                    folder.resolve("store"),
                    "--target",
                    Requests.target("leak-1", "url=" + leak.url()));
            assertThat(ended.complaints()).isEmpty();
        }
        store = Store.of(folder.resolve("store"), "shop", "checkout");
    }

    @Test
    void goroutines() throws Exception {
        Path profile = store.only("leak-1-.*/02-Goroutine-\\w+\\.pb\\.gz");

        long total = total(profile, "goroutine");

        assertThat(total).isGreaterThan(1000).isEqualTo(summed(profile, "GOROUTINE", "count"));
    }

    @Test
    void liveObjects() throws Exception {
        Path profile = store.only("leak-1-.*/01-Heap-\\w+\\.pb\\.gz");

        assertThat(total(profile, "inuse_objects")).isPositive().isEqualTo(summed(profile, "HEAP", "count"));
    }

    @Test
    void liveBytes() throws Exception {
        Path profile = store.only("leak-1-.*/01-Heap-\\w+\\.pb\\.gz");

        assertThat(total(profile, "inuse_space")).isPositive().isEqualTo(summed(profile, "HEAP", "bytes"));
    }

    private static long total(Path profile, String sampleIndex) throws Exception {
        String top = Workload.go(
                profile.getParent(),
                "tool",
                "pprof",
                "-top",
                "-unit=b",
                "-sample_index=" + sampleIndex,
                profile.toString());
        Matcher total = TOTAL.matcher(top);
        assertThat(total.find()).as(top).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static long summed(Path profile, String family, String field) throws Exception {
        JsonNode snapshot = Json.ofFile(profile.resolveSibling(profile.getFileName() + ".snapshot.json.gz"));
        return snapshot.get("populations")
                .valueStream()
                .filter(row -> row.get("family").asText().equals(family))
                .mapToLong(row -> row.get(field).asLong())
                .sum();
    }
}

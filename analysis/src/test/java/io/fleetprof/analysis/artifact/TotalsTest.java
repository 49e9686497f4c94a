package io.fleetprof.analysis.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we count in a file is what {@code go tool pprof -top} prints as its total. */
class TotalsTest {
    private static final Path FOLDER = Recorded.FOLDER.resolve("go1.26.8");
    private static final Pattern TOTAL = Pattern.compile("of (\\d+)(B|ns)? total");

    @ParameterizedTest
    @CsvSource({
        "goroutine-debug0, goroutine, count, GOROUTINE, count",
        "heap, inuse_objects, count, HEAP, count",
        "heap, inuse_space, B, HEAP, bytes",
        "heap, alloc_objects, count, ALLOCATION, count",
        "heap, alloc_space, B, ALLOCATION, bytes",
        "profile-seconds1, cpu, ns, ACTIVITY, count",
        "mutex, delay, ns, ACTIVITY, count",
        "block, delay, ns, ACTIVITY, count",
        "threadcreate, threadcreate, count, ACTIVITY, count",
    })
    void equal_those_of_pprof(String profile, String sampleType, String unit, Family family, String column)
            throws Exception {
        Path file = FOLDER.resolve("curl-debug-pprof-" + profile + ".pb.gz");
        Contents contents = Recorded.contents(file);
        long ours = contents.populations().stream()
                .filter(row -> row.key().family() == family)
                .mapToLong(column.equals("bytes") ? Population::bytes : Population::count)
                .sum();

        assertThat(ours).isEqualTo(total(file, sampleType, unit));
    }

    private static long total(Path file, String sampleType, String unit) throws Exception {
        String output =
                run("go", "tool", "pprof", "-top", "-unit=" + unit, "-sample_index=" + sampleType, file.toString());
        Matcher total = TOTAL.matcher(output);
        assertThat(total.find()).as(output).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command)).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            assertThat(System.getenv("CI"))
                    .as("there is no Go on the PATH, and this is where nothing may be skipped")
                    .isNull();
            assumeTrue(false, "needs Go on the PATH");
            return "";
        }
    }
}

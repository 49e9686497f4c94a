package io.fleetprof.analysis.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded program blocks goroutines in every way there is; {@code expected.json} says how many and where. One leak
 * has one fingerprint whichever version of Go built it and whichever file shows it.
 */
class FingerprintsTest {
    /** Without start lines, nil channels look like others: debug=0 has them from Go 1.20. */
    private static final Set<String> NIL_UNKNOWN = Set.of("go1.19.13");

    private static final String AT = " at ";

    static List<Path> versions() {
        return Recorded.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void debug_0_and_2_show_every_goroutine_at_its_place_in_its_state(Path version) throws IOException {
        Map<String, Long> expected = expected(version);
        if (!NIL_UNKNOWN.contains(version.getFileName().toString())) {
            assertThat(seen(version, "curl-debug-pprof-goroutine-debug0.pb.gz")).containsAllEntriesOf(expected);
        }
        assertThat(seen(version, "curl-debug-pprof-goroutine-debug2.txt")).containsAllEntriesOf(expected);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void debug_1_shows_every_place_and_no_state_that_is_wrong(Path version) throws IOException {
        Contents text = Recorded.contents(version.resolve("curl-debug-pprof-goroutine-debug1.txt"));
        Set<String> places = places(version, row -> true);

        Set<String> rows = rows(text).keySet().stream()
                .filter(row -> places.contains(row.substring(row.indexOf(AT) + AT.length())))
                .collect(Collectors.toSet());
        assertThat(rows.stream().map(row -> row.substring(row.indexOf(AT) + AT.length())))
                .containsAll(places);
        assertThat(rows)
                .filteredOn(row -> !row.startsWith("unknown"))
                .isSubsetOf(expected(version).keySet())
                .hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void fingerprints_of_leaks_are_those_of_the_newest_go(Path version) throws IOException {
        Path newest = Recorded.FOLDER.resolve("go1.27.4");
        Set<String> leaks = places(version, row -> row.get("leaked").asBoolean());

        assertThat(fingerprints(version.resolve("curl-debug-pprof-goroutine-debug2.txt"), leaks))
                .isEqualTo(fingerprints(newest.resolve("curl-debug-pprof-goroutine-debug0.pb.gz"), leaks))
                .isEqualTo(fingerprints(newest.resolve("curl-debug-pprof-goroutineleak.pb.gz"), leaks))
                .hasSizeGreaterThan(20);
    }

    private static Set<String> fingerprints(Path file, Set<String> places) {
        return Recorded.contents(file).populations().stream()
                .filter(row -> places.contains(row.key().place().function()))
                .map(row -> row.key().fingerprint().id())
                .collect(Collectors.toSet());
    }

    private static Set<String> places(Path version, Predicate<JsonNode> which) throws IOException {
        return expectations(version)
                .filter(which)
                .map(row -> row.get("place").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> expectations(Path version) throws IOException {
        return new ObjectMapper()
                .readTree(Recorded.bytes(version.resolve("expected.json")))
                .get("expect")
                .valueStream();
    }

    private static Map<String, Long> expected(Path version) throws IOException {
        return expectations(version)
                .collect(Collectors.toMap(
                        row -> row.get("state").asText() + AT + row.get("place").asText(),
                        row -> row.get("count").asLong(),
                        Long::sum));
    }

    private static Map<String, Long> seen(Path version, String file) {
        return rows(Recorded.contents(version.resolve(file)));
    }

    private static Map<String, Long> rows(Contents contents) {
        return contents.populations().stream()
                .filter(row -> row.key().family() == Family.GOROUTINE)
                .collect(Collectors.toMap(
                        row -> row.key().state().name() + AT + row.key().place().function(),
                        Population::count,
                        Long::sum));
    }
}

package io.fleetprof.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules know leaks, not the programs they are tried on. */
class WorkloadNamesTest {
    private static final Path ANALYSIS = Fleetprof.ROOT.resolve("analysis/src/main");

    @Test
    void noNameOfTheWorkloadsIsBuiltIn() throws Exception {
        List<String> names =
                Workload.go(Workload.MODULE, "run", "./gen", "-names").lines().toList();

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(builtIn(List.of("goroutine"))).as("the search itself").isNotEmpty();
        assertThat(builtIn(names)).isEmpty();
    }

    @Test
    void noNameOfTheJvmWorkloadsIsBuiltIn() throws Exception {
        List<String> names = JvmWorkload.names();

        assertThat(names).hasSizeGreaterThan(50);
        assertThat(builtIn(List.of("thread"))).as("the search itself").isNotEmpty();
        assertThat(builtIn(names)).isEmpty();
    }

    /** Those that are to be found must be among the names that change; Kotlin calls the class of a file after it. */
    @Test
    void everyPlaceOfTheJvmWorkloadsHasNamesThatChange() throws Exception {
        List<String> names = JvmWorkload.names();

        assertThat(JvmWorkload.places()).hasSizeGreaterThan(10).allSatisfy(place -> assertThat(place.split("[.$:]"))
                .allMatch(word -> names.contains(word) || names.contains(word.replaceAll("Kt$", ""))));
    }

    private static List<String> builtIn(List<String> names) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(ANALYSIS)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                names.stream()
                        .filter(text::contains)
                        .map(name -> name + " in " + ANALYSIS.relativize(file))
                        .forEach(found::add);
            }
        }
        return found;
    }
}

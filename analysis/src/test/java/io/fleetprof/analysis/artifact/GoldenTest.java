package io.fleetprof.analysis.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded file gives the populations it gave before; {@code -Dgolden.update=true} writes them anew. */
class GoldenTest {
    private static final Path EXPECTED = Path.of("src/test/resources/golden/populations");

    static List<Path> files() {
        return Recorded.files();
    }

    static List<Path> jvmFiles() {
        return Recorded.jvmFiles();
    }

    static List<Path> recordings() {
        return Recorded.recordings();
    }

    @ParameterizedTest
    @MethodSource("files")
    void gives_the_populations_it_gave_before(Path file) throws IOException {
        check(file, EXPECTED.resolve(Recorded.FOLDER.relativize(file) + ".populations"));
    }

    @ParameterizedTest
    @MethodSource({"jvmFiles", "recordings"})
    void of_a_jvm_gives_the_populations_it_gave_before(Path file) throws IOException {
        check(file, EXPECTED.resolve("jvm").resolve(Recorded.JVM_FOLDER.relativize(file) + ".populations"));
    }

    private static void check(Path file, Path golden) throws IOException {
        String rendering = Rendering.of(Recorded.contents(file));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, rendering);
        }
        assertThat(rendering).isEqualTo(Files.readString(golden));
    }
}

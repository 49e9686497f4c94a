package io.fleetprof.operator.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requests that the documentation shows are requests. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../docs/examples");

    @Test
    void everyExampleIsAccepted() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> examples = files.filter(ExamplesTest::isRequest).toList();
            assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(
                            LocalRequest.read(example.toString(), InputStream.nullInputStream()))
                    .isInstanceOf(LocalRequest.Accepted.class));
        }
    }

    private static boolean isRequest(Path example) {
        try {
            return Files.readString(example).contains("kind: ProfileRequest");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

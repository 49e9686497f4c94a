package io.fleetprof.analysis.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that answer, and workers that do everything but that. */
class WorkerTest {
    private static final Path RECORDING = Path.of("src/test/resources/golden/jvm/jdk17/jfr/GrowingMap.jfr.gz");

    /** What a hostile recording may make of a worker. */
    static final class Possessed {
        public static void main(String[] arguments) throws IOException {
            Path recording = Path.of(arguments[1]);
            Worker.Work work =
                    switch (arguments[0]) {
                        case "sizes" -> file -> String.valueOf(Files.size(file)).getBytes(UTF_8);
                        case "fills the heap" -> _ -> new byte[Integer.MAX_VALUE];
                        case "sleeps" ->
                            _ -> {
                                LockSupport.parkNanos(Long.MAX_VALUE);
                                return new byte[0];
                            };
                        case "recurses" -> Possessed::recurse;
                        case "swears" ->
                            _ -> {
                                throw new IllegalStateException("one\n\tat two\u001b[31m" + "x".repeat(5000));
                            };
                        default ->
                            _ -> {
                                Runtime.getRuntime().halt(139);
                                return new byte[0];
                            };
                    };
            Worker.serve(work, recording, Path.of(arguments[2]));
        }

        private static byte[] recurse(Path file) {
            return Files.exists(file) ? recurse(file) : new byte[0];
        }
    }

    @Test
    void answers_from_a_jvm_of_its_own() throws IOException {
        long size;
        try (InputStream whole = new GZIPInputStream(Files.newInputStream(RECORDING))) {
            size = whole.readAllBytes().length;
        }

        assertThat(ask("sizes")).isEqualTo(String.valueOf(size));
    }

    /** An archive of classes may be of another JVM, half written, or gone. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "broken"})
    void without_an_archive_that_is_of_use_it_answers_all_the_same(String archive, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("broken"), "no archive of classes");
        System.setProperty(Worker.CLASSES, folder.resolve(archive).toString());
        try {
            assertThat(ask("sizes")).matches("[0-9]+");
        } finally {
            System.clearProperty(Worker.CLASSES);
        }
    }

    @Test
    void that_fills_its_heap_says_so() {
        assertThat(refusal("fills the heap").defect()).isEqualTo(Defect.TOO_LARGE);
    }

    @Test
    void that_ends_without_a_word_is_missed() {
        assertThat(refusal("crashes").line()).contains("ended with status 139");
    }

    /** A busy machine is no proof of a damaged file. */
    @Test
    void that_takes_too_long_is_not_called_corrupt() {
        Reading.Refused late = refusal("sleeps");

        assertThat(late.defect()).isEqualTo(Defect.TIMEOUT);
        assertThat(late.line()).contains("not read to its end in 2 s");
    }

    @Test
    void that_recurses_without_end_or_swears_gives_one_short_line() {
        assertThat(refusal("recurses").defect()).isEqualTo(Defect.CORRUPT);
        assertThat(refusal("swears").line())
                .contains("cannot be read: one")
                .doesNotContain("Exception", "\n", "\t", "\u001b")
                .hasSizeLessThan(400);
    }

    private static Reading.Refused refusal(String mode) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ask(mode))
                .actual()
                .reading();
    }

    private static String ask(String mode) throws IOException {
        Intake recording = new Intake(Files.newInputStream(RECORDING), 1 << 20, 1 << 20, 10);
        Duration limit = Duration.ofSeconds(mode.equals("sleeps") ? 2 : 60);
        return Worker.ask(Possessed.class, mode, recording, bytes -> new String(bytes.readAllBytes(), UTF_8), limit);
    }
}

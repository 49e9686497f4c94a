package io.fleetprof.agent.recording;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.attach.Deadline;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {
    @TempDir
    private Path folder;

    private byte[] sound;

    @BeforeEach
    void record() throws IOException {
        Path file = folder.resolve("sound.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(20));
            recording.enable("jdk.JavaThreadStatistics").withPeriod(Duration.ofMillis(20));
            recording.enable("jdk.InitialSystemProperty");
            recording.start();
            System.gc();
            recording.stop();
            recording.dump(file);
        }
        sound = Files.readAllBytes(file);
    }

    @Test
    void keeps_what_was_asked_for_and_nothing_else() throws IOException {
        Path clean = folder.resolve("clean.jfr");
        assertThat(done(Scrub.rewrite(Files.write(folder.resolve("raw.jfr"), sound), clean)))
                .isEqualTo(Files.size(clean));
        assertThat(RecordingFile.readAllEvents(folder.resolve("raw.jfr")))
                .anyMatch(it -> it.getEventType().getName().equals("jdk.InitialSystemProperty"));
        assertThat(RecordingFile.readAllEvents(clean)).isNotEmpty().allMatch(it -> Settings.events()
                .contains(it.getEventType().getName()));
    }

    @Test
    void a_worker_says_what_is_wrong_in_one_line() throws IOException {
        Deadline soon = Deadline.in(Duration.ofSeconds(20));
        Path clean = folder.resolve("clean.jfr");
        assertThat(done(ScrubWorker.rewrite(Files.write(folder.resolve("raw.jfr"), sound), clean, soon)))
                .isEqualTo(Files.size(clean));
        Path cut = Files.write(folder.resolve("cut.jfr"), Arrays.copyOf(sound, sound.length - 1));
        assertThat(ScrubWorker.rewrite(cut, clean, soon)).isEqualTo(Scrub.rewrite(cut, clean));
        assertThat(reason(ScrubWorker.rewrite(cut, clean, Deadline.in(Duration.ZERO))))
                .isEqualTo(Reason.TIMEOUT);
        assertThat(folder).isDirectoryNotContaining("glob:**.said");
    }

    @Test
    void our_settings_ask_for_no_secret_and_no_search_without_end() {
        assertThat(Settings.events()).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(Scrub.SECRET);
        assertThat(new String(Settings.file(Duration.ofMillis(500)), StandardCharsets.UTF_8))
                .contains("<setting name=\"cutoff\">500 ms</setting>")
                .doesNotContain("infinity", "path-to-gc-roots", "{{cutoff}}<");
    }

    @Test
    void a_chunk_of_size_zero_is_corrupt() {
        byte[] bytes = sound.clone();
        ByteBuffer.wrap(bytes).putLong(8, 0);
        assertThat(scrubbed(bytes)).isEqualTo(Reason.CORRUPT_JFR);
    }

    @Test
    void a_recording_cut_anywhere_is_corrupt() {
        for (int length : new int[] {0, 1, 67, 68, sound.length / 2, sound.length - 1}) {
            assertThat(scrubbed(Arrays.copyOf(sound, length)))
                    .as("cut at %d", length)
                    .isEqualTo(Reason.CORRUPT_JFR);
        }
    }

    @Test
    void bytes_after_the_last_chunk_are_corrupt() {
        assertThat(scrubbed(Arrays.copyOf(sound, sound.length + 100))).isEqualTo(Reason.CORRUPT_JFR);
    }

    @Test
    void broken_bytes_never_throw() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = sound.clone();
            for (int j = 0; j < 20; j++) {
                bytes[68 + random.nextInt(bytes.length - 68)] = (byte) random.nextInt();
            }
            Scrub.rewrite(Files.write(folder.resolve("broken.jfr"), bytes), folder.resolve("clean.jfr"));
        }
    }

    private Reason scrubbed(byte[] bytes) {
        try {
            return reason(Scrub.rewrite(Files.write(folder.resolve("bad.jfr"), bytes), folder.resolve("clean.jfr")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

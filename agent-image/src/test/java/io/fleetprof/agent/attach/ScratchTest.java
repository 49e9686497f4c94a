package io.fleetprof.agent.attach;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    private Path root;

    /** Not below /tmp, which in the root here is the link itself, nor below this build, which may lie there. */
    private Path outside;

    private int uid;

    @BeforeEach
    void prepare() throws IOException {
        outside = Files.createTempDirectory(Path.of("/var/tmp"), "fleetprof-outside");
        outside.toFile().deleteOnExit();
        uid = (int) Files.getAttribute(root, "unix:uid");
    }

    @Test
    void a_link_in_place_of_tmp_ends_inside_the_targets_root() throws IOException {
        Files.createSymbolicLink(root.resolve("tmp"), outside);
        assertThat(reason(Scratch.below(root, uid))).isEqualTo(Reason.NO_WRITABLE_TMP);

        Path inside = Files.createDirectories(root.resolve(outside.toString().substring(1)));
        try (Scratch scratch = done(Scratch.below(root, uid))) {
            done(scratch.create("file", new byte[1]));
        }
        assertThat(inside.resolve("file")).exists();
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_link_upwards_ends_at_the_targets_root() throws IOException {
        Files.createDirectories(root.resolve("var/tmp"));
        Files.createSymbolicLink(root.resolve("tmp"), Path.of("../../../../../var/tmp"));
        try (Scratch scratch = done(Scratch.below(root, uid))) {
            done(scratch.create("file", new byte[1]));
        }
        assertThat(root.resolve("var/tmp/file")).hasSize(1);
    }

    @Test
    void no_tmp_and_a_file_for_a_tmp_are_one_line() throws IOException {
        assertThat(reason(Scratch.below(root, uid))).isEqualTo(Reason.NO_WRITABLE_TMP);
        Files.createFile(root.resolve("tmp"));
        assertThat(reason(Scratch.below(root, uid))).isEqualTo(Reason.NO_WRITABLE_TMP);
    }

    @Test
    void fetches_what_the_target_wrote_up_to_a_bound() throws IOException {
        try (Scratch scratch = scratch()) {
            Files.write(root.resolve("tmp/dump"), new byte[100_000]);
            Path to = outside.resolve("copy");
            assertThat(scratch.fetch("dump", to, 100_000)).isEqualTo(Outcome.done(100_000L));
            assertThat(to).hasSize(100_000);
            assertThat(reason(scratch.fetch("dump", to, 99_999))).isEqualTo(Reason.TOO_LARGE);
            assertThat(reason(scratch.fetch("none", to, 1))).isEqualTo(Reason.EMPTY_REPLY);
        }
    }

    @Test
    void fetches_no_link_no_pipe_and_nobody_elses_file() throws Exception {
        Path secret = Files.writeString(outside.resolve("secret"), "secret");
        Path to = outside.resolve("copy");
        try (Scratch scratch = scratch()) {
            Files.createSymbolicLink(root.resolve("tmp/link"), secret);
            assertThat(reason(scratch.fetch("link", to, 100))).isEqualTo(Reason.NOT_A_PROFILE);
            assertThat(new ProcessBuilder("mkfifo", root.resolve("tmp/pipe").toString())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(reason(scratch.fetch("pipe", to, 100))).isEqualTo(Reason.NOT_A_PROFILE);
        }
        try (Scratch another = done(Scratch.below(root, uid + 1))) {
            Files.writeString(root.resolve("tmp/ours"), "text");
            assertThat(reason(another.fetch("ours", to, 100))).isEqualTo(Reason.NOT_A_PROFILE);
        }
        assertThat(to).doesNotExist();
    }

    @Test
    void writes_through_no_link_and_over_no_file() throws IOException {
        try (Scratch scratch = scratch()) {
            Files.createSymbolicLink(root.resolve("tmp/link"), outside.resolve("made"));
            assertThat(reason(scratch.create("link", new byte[1]))).isEqualTo(Reason.NO_WRITABLE_TMP);
            assertThat(outside.resolve("made")).doesNotExist();
            scratch.remove("link");
            assertThat(root.resolve("tmp")).isEmptyDirectory();
        }
    }

    @Test
    void what_others_still_write_is_no_leftover() throws IOException {
        try (Scratch scratch = scratch()) {
            Files.createFile(root.resolve("tmp/young"));
            Path old = Files.createFile(root.resolve("tmp/old"));
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(61)));
            Files.createSymbolicLink(root.resolve("tmp/link"), old);

            assertThat(scratch.untouched(_ -> true, Duration.ofMinutes(1))).containsExactly("old");
            assertThat(scratch.untouched("young"::equals, Duration.ofMinutes(1)))
                    .isEmpty();
        }
    }

    private Scratch scratch() throws IOException {
        Files.createDirectory(root.resolve("tmp"));
        return done(Scratch.below(root, uid));
    }
}

package io.fleetprof.agent;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with a /tmp and process ids of its own, as in a container. */
@Tag("whole-run")
class NamespacesTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @BeforeEach
    void assumeRoot() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to make namespaces");
    }

    @Test
    void is_attached_to_by_the_id_and_the_tmp_it_sees() throws Exception {
        try (Program program = contained("size=100m");
                Jvm jvm = jvm(program)) {
            assertThat(done(jvm.threads(Jvm.Locks.OWNED, folder.resolve("threads.txt"), WITHIN))
                            .file())
                    .content()
                    .contains("Sleeper.main");
            assertThat(done(jvm.threadDump(folder.resolve("dump.json"), WITHIN)).file())
                    .content()
                    .contains("\"processId\": \"1\"");
            assertThat(done(jvm.record(
                                    RecordingRequest.of(Duration.ofSeconds(1)),
                                    folder.resolve("recording.jfr"),
                                    WITHIN))
                            .bytes())
                    .isPositive();
        }
    }

    @Test
    void is_not_recorded_where_there_is_no_room() throws Exception {
        try (Program program = contained("size=20m");
                Jvm jvm = jvm(program)) {
            assertThat(reason(jvm.record(
                            RecordingRequest.of(Duration.ofSeconds(1)), folder.resolve("recording.jfr"), WITHIN)))
                    .isEqualTo(Reason.TMP_FULL);
        }
    }

    @Test
    void is_not_signalled_where_its_tmp_cannot_be_written() throws Exception {
        try (Program program = contained("ro");
                Jvm jvm = jvm(program)) {
            assertThat(reason(jvm.version(WITHIN))).isEqualTo(Reason.NO_WRITABLE_TMP);
            assertThat(program.survives(100)).isTrue();
        }
    }

    private static Program contained(String tmp) throws IOException {
        String java = "mount -t tmpfs -o %s none /tmp && exec %s -Xmx64m -XX:+UseSerialGC %s"
                .formatted(tmp, Jdk.JDK_25.java(), program());
        return Program.start(
                List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", java),
                Map.of());
    }

    /** Outside /tmp, which is another one in there, as this build may not be. */
    private static Path program() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "fleetprof-sleeper");
        folder.toFile().deleteOnExit();
        Path source = Files.copy(Program.resource("Sleeper.java"), folder.resolve("Sleeper.java"));
        source.toFile().deleteOnExit();
        return source;
    }

    /** The JVM is the one child of the program that made the namespaces. */
    private static Jvm jvm(Program program) {
        return done(Jvm.of(program.child()));
    }
}

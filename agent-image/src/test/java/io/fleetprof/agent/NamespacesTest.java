package io.fleetprof.agent;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.agent.recording.RecordingRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with a /tmp and process ids of its own, as in a container. */
class NamespacesTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @BeforeEach
    void assumeRoot() {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root to make namespaces");
    }

    @Test
    void is_attached_to_by_the_id_and_the_tmp_it_sees() {
        try (Program program = contained("size=100m");
                Jvm jvm = jvm(program)) {
            assertThat(done(jvm.threads(folder.resolve("threads.txt"), WITHIN)).file())
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
    void is_not_recorded_where_there_is_no_room() {
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

    private static Program contained(String tmp) {
        String java = "mount -t tmpfs -o %s none /tmp && exec %s -Xmx64m -XX:+UseSerialGC %s"
                .formatted(tmp, Jdk.JDK_25.java(), Program.resource("Sleeper.java"));
        return Program.start(
                List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", java),
                Map.of());
    }

    /** The JVM is the one child of the program that made the namespaces. */
    private static Jvm jvm(Program program) {
        return done(Jvm.of(program.child()));
    }
}

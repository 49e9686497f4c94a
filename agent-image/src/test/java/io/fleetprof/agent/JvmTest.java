package io.fleetprof.agent;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("whole-run")
class JvmTest {
    private final Leftovers leftovers = Leftovers.fromNowOn();

    private static final Duration WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void takes_threads_and_a_histogram_of_a_jvm_that_did_not_listen(Jdk jdk) throws Exception {
        try (Program program = Program.java(jdk, "Sleeper.java");
                Jvm jvm = jvm(program)) {
            Captured threads = done(jvm.threads(Jvm.Locks.OWNED, folder.resolve("threads.txt"), WITHIN));
            Captured histogram = done(jvm.histogram(Jvm.Objects.ALL, folder.resolve("histogram.txt"), WITHIN));

            assertThat(threads.file()).content().contains("\"main\"", "Sleeper.main", "JNI global refs");
            assertThat(threads.bytes()).isEqualTo(Files.size(threads.file()));
            assertThat(histogram.file()).content().contains("java.lang.String");
            assertThat(done(jvm.version(WITHIN))).contains("Server VM");
            assertThat("JDK_" + done(jvm.release(WITHIN))).isEqualTo(jdk.name());
            assertThat(leftovers.that((".attach_pid" + program.pid())::equals)).isEmpty();
            assertThat(program.survives(100)).isTrue();
        }
    }

    @Test
    void dumps_threads_as_json_and_leaves_no_file_behind() throws Exception {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                Jvm jvm = jvm(program)) {
            Captured dump = done(jvm.threadDump(folder.resolve("dump.json"), WITHIN));

            assertThat(dump.file()).content().contains("\"threadContainers\"", "Sleeper.main");
            assertThat(leftovers.that(name -> name.matches("fleetprof-[0-9a-f]{16}\\.json")))
                    .isEmpty();
        }
    }

    @Test
    void json_of_a_jvm_too_old_for_it_is_unsupported() {
        try (Program program = Program.java(Jdk.JDK_17, "Sleeper.java");
                Jvm jvm = jvm(program)) {
            assertThat(jvm.threadDump(folder.resolve("dump.json"), WITHIN))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class, it -> assertThat(it.reason()).isEqualTo(Reason.UNSUPPORTED));
        }
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void dumps_the_heap_compressed_and_leaves_no_file_behind(Jdk jdk) throws Exception {
        Path file = folder.resolve("heap.hprof.gz");
        try (Program program = Program.java(jdk, "Sleeper.java");
                Jvm jvm = jvm(program)) {
            Captured dump = done(jvm.heapDump(Jvm.Objects.ALL, Long.MAX_VALUE, file, WITHIN));

            assertThat(dump.bytes()).isEqualTo(Files.size(file));
            try (InputStream heap = new GZIPInputStream(Files.newInputStream(file))) {
                assertThat(new String(heap.readNBytes(18), StandardCharsets.ISO_8859_1))
                        .isEqualTo("JAVA PROFILE 1.0.2");
                assertThat(heap.readAllBytes()).hasSizeGreaterThan(100_000);
            }
            assertThat(leftovers.that(name -> name.endsWith(".hprof.gz"))).isEmpty();
        }
    }

    @Test
    void a_heap_that_may_not_fit_is_not_dumped() throws Exception {
        Path file = folder.resolve("heap.hprof.gz");
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                Jvm jvm = jvm(program)) {
            assertThat(reason(jvm.heapDump(Jvm.Objects.ALL, 10 << 20, file, WITHIN)))
                    .isEqualTo(Reason.TMP_FULL);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void a_jvm_that_does_not_listen_is_not_signalled() {
        try (Program flag = Program.java(Jdk.JDK_25, "Sleeper.java", "-XX:+DisableAttachMechanism");
                Program variable = Program.java(
                        Jdk.JDK_25, Map.of("JAVA_TOOL_OPTIONS", "-Dx=1 -XX:+DisableAttachMechanism"), "Sleeper.java")) {
            for (Program program : List.of(flag, variable)) {
                try (Jvm jvm = jvm(program)) {
                    assertThat(jvm.version(WITHIN))
                            .isEqualTo(Outcome.refused(
                                    Reason.ATTACH_DISABLED,
                                    "pid " + program.pid() + " has -XX:+DisableAttachMechanism"));
                }
            }
        }
    }

    private static Jvm jvm(Program program) {
        return done(Jvm.of(program.pid()));
    }
}

package io.fleetprof.agent.coroutines;

import static io.fleetprof.agent.Outcomes.done;
import static io.fleetprof.agent.Outcomes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.Captured;
import io.fleetprof.agent.Jdk;
import io.fleetprof.agent.Jvm;
import io.fleetprof.agent.Leftovers;
import io.fleetprof.agent.Program;
import io.fleetprof.agent.outcome.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("whole-run")
class CoroutineWatchTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration WATCH = Duration.ofSeconds(3);

    private final Leftovers leftovers = Leftovers.fromNowOn();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void tells_the_coroutines_that_were_made_and_who_made_them_again_and_again(Jdk jdk) throws Exception {
        try (Program program = Program.java(jdk, "Coroutines.java", "-cp", kotlin());
                Jvm jvm = done(Jvm.of(program.pid()))) {
            for (int time = 0; time < 2; time++) {
                Captured dump = done(jvm.coroutines(WATCH, folder.resolve("coroutines.txt"), WITHIN));
                assertThat(dump.took()).isGreaterThan(WATCH);
                assertThat(dump.file()).content().contains("Coroutine ", "SUSPENDED", "Coroutines.leak");
            }
            assertThat(leftovers.that(it -> it.matches("fleetprof-[0-9a-f]{16}\\.(jar|txt|txt\\.part)")))
                    .isEmpty();
            assertThat(program.survives(100)).isTrue();
        }
    }

    @Test
    void a_program_without_coroutines_is_told() {
        try (Program program = Program.java(Jdk.JDK_25, "Sleeper.java");
                Jvm jvm = done(Jvm.of(program.pid()))) {
            assertThat(reason(jvm.coroutines(WATCH, folder.resolve("coroutines.txt"), WITHIN)))
                    .isEqualTo(Reason.UNSUPPORTED);
        }
    }

    private static String kotlin() {
        return Arrays.stream(classPath().split(":"))
                .filter(jar -> jar.contains("kotlin"))
                .collect(Collectors.joining(":"));
    }

    /** Surefire gives the real one by a property of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}

package io.fleetprof.operator.capture.pod.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecCommandTest {
    private static final Path CHART = Path.of("../helm/templates/admission.yaml");
    private static final Pattern FENCE = Pattern.compile("variables\\.words\\.matches\\('([^']+)'\\)");

    private static Stream<ExecCommand> all() {
        return Stream.of(
                ExecCommand.memory(),
                ExecCommand.mapsOfFirst(),
                ExecCommand.process(1),
                ExecCommand.listing(),
                ExecCommand.version(4_194_304),
                ExecCommand.threads(1, Jvm.Locks.MONITORS),
                ExecCommand.threads(1, Jvm.Locks.OWNED),
                ExecCommand.histogram(1, Jvm.Objects.ALL),
                ExecCommand.histogram(1, Jvm.Objects.LIVE),
                ExecCommand.threadDump(7),
                ExecCommand.dumped(),
                ExecCommand.removeDump());
    }

    private static Predicate<String> fence() throws IOException {
        List<Pattern> patterns = FENCE.matcher(Files.readString(CHART))
                .results()
                .map(found -> Pattern.compile(found.group(1)))
                .toList();
        assertThat(patterns).hasSize(5);
        return words ->
                patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }

    @Test
    void theChartAllowsAllOfThem() throws IOException {
        Predicate<String> fence = fence();

        assertThat(all()).allSatisfy(command -> {
            List<String> words = command.endingAfter(Duration.ofMinutes(3));
            assertThat(words).noneMatch(word -> word.contains(" "));
            assertThat(fence).accepts(String.join(" ", words));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout -s KILL 20 sh",
                "cat /proc/1/maps",
                "timeout -s KILL 20 cat /proc/1/environ",
                "timeout -s KILL 20 cat /proc/1/maps /etc/passwd",
                "timeout -s KILL 20 rm -f /tmp/fleetprof-threads.json /data",
                "timeout -s KILL 20 jcmd -J-Xmx16m -J-XX:+UseSerialGC 1 Thread.print -e",
                "timeout -s KILL 20 env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS"
                        + " jcmd -J-Xmx16m -J-XX:+UseSerialGC 1 GC.heap_dump /tmp/x",
                "timeout -s KILL 20 env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS"
                        + " jcmd -J-javaagent:/tmp/x.jar -J-Xmx16m -J-XX:+UseSerialGC 1 VM.version",
                "timeout -s KILL 20 env -u JAVA_TOOL_OPTIONS -u JDK_JAVA_OPTIONS -u _JAVA_OPTIONS"
                        + " jcmd -J-Xmx16m -J-XX:+UseSerialGC 1 VM.system_properties"
            })
    void andNothingElse(String words) throws IOException {
        assertThat(fence()).rejects(words);
    }

    @Test
    void eachEndsByItself() {
        assertThat(ExecCommand.listing().endingAfter(Duration.ofMinutes(3)))
                .startsWith("timeout", "-s", "KILL", "20", "env");
        assertThat(ExecCommand.dumped().endingAfter(Duration.ofMillis(300))).startsWith("timeout", "-s", "KILL", "1");
        assertThat(ExecCommand.dumped().endingAfter(Duration.ofSeconds(-1))).startsWith("timeout", "-s", "KILL", "1");
    }

    /** By any of them a debugger's port would be opened a second time, and jcmd end with 197. */
    @Test
    void jcmdObeysNoVariable() {
        assertThat(ExecCommand.version(1).words())
                .containsSequence(
                        "env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS", "-u", "_JAVA_OPTIONS", "jcmd");
    }
}

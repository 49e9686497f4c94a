package io.fleetprof.agent.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that keeps the agent's container alive. */
@Tag("whole-run")
class IdleTest {
    private static final long MAX_KIB = 2048;

    @TempDir
    private Path tmp;

    @Test
    void ends_by_itself_when_nobody_used_it() throws Exception {
        Process idle = start("2");
        assertThat(idle.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(idle.exitValue()).isZero();
    }

    @Test
    void lives_on_from_its_last_use() throws Exception {
        long began = System.nanoTime();
        Process idle = start("4");
        for (int i = 0; i < 8; i++) {
            Thread.sleep(500);
            Stamp.in(tmp).renew();
        }
        assertThat(idle.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(idle.exitValue()).isZero();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isGreaterThan(6_500);
    }

    @Test
    void sigterm_ends_it_at_once_and_what_it_started() throws Exception {
        Process idle = start("600");
        List<ProcessHandle> waiting = children(idle);
        idle.destroy();
        assertThat(idle.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(idle.exitValue()).isZero();
        for (ProcessHandle child : waiting) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** The pages of the C library, of which most of either's memory is, are the same ones for both. */
    @Test
    void takes_less_than_two_mebibytes() throws Exception {
        Process idle = start("600");
        try {
            List<ProcessHandle> waiting = children(idle);
            long own = kib(idle.pid(), "Private_");
            for (ProcessHandle child : waiting) {
                assertThat(kib(child.pid(), "Rss:")).isBetween(1L, MAX_KIB);
                own += kib(child.pid(), "Private_");
            }
            assertThat(kib(idle.pid(), "Rss:")).isBetween(1L, MAX_KIB);
            assertThat(own).isBetween(1L, MAX_KIB / 2);
        } finally {
            idle.destroy();
        }
    }

    private Process start(String seconds) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", Path.of("bin/fleetprof-idle").toString(), seconds);
        builder.environment().put("TMPDIR", tmp.toString());
        return builder.start();
    }

    private static List<ProcessHandle> children(Process idle) throws InterruptedException {
        for (int i = 0; i < 100 && idle.children().findAny().isEmpty(); i++) {
            Thread.sleep(50);
        }
        List<ProcessHandle> children = idle.children().toList();
        assertThat(children).isNotEmpty();
        return children;
    }

    private static long kib(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}

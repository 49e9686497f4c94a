package io.fleetprof.analysis.report.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of thread dumps of real programs, and of some in which a figure is known. */
class ThreadsTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/golden/jvm");

    @Test
    void threads_are_ranked_by_what_they_used_between_two_dumps() {
        Threads threads = Threads.of(fleet(
                text(dump(thread("main", 1, 5000, "shop.Main.run"), thread("adder", 2, 100, "shop.Prices.sum"))),
                text(dump(thread("main", 1, 5010, "shop.Main.run"), thread("adder", 2, 3600, "shop.Prices.sum")))));

        assertThat(threads.busiest()).singleElement().satisfies(busy -> {
            assertThat(busy.thread()).isEqualTo("adder #2");
            assertThat(busy.share()).isEqualTo(3.5 / 4);
            assertThat(busy.text())
                    .isEqualTo("88 % of a processor: adder #2 at shop.Prices.sum (Shop.java:7)"
                            + " (CPU time between two Thread.print)");
        });
    }

    @Test
    void one_dump_ranks_nobody() {
        assertThat(Threads.of(fleet(text(dump(thread("main", 1, 5000, "shop.Main.run")))))
                        .busiest())
                .isEmpty();
    }

    @Test
    void who_holds_what_others_wait_for_is_named() throws IOException {
        Threads threads = recorded("jdk25/MonitorConvoy-every-4s");

        assertThat(threads.locks()).isNotEmpty().first().satisfies(lock -> {
            assertThat(lock.waiters()).isGreaterThan(5);
            assertThat(lock.location().function()).startsWith("shop.MonitorConvoy.");
            assertThat(lock.text()).contains(" threads wait at shop.MonitorConvoy.", "for what thread \"");
        });
    }

    @Test
    void deadlocks_are_told_thread_by_thread() throws IOException {
        assertThat(recorded("jdk17/Deadlock-every-4s").deadlocks())
                .hasSizeGreaterThan(1)
                .allSatisfy(it -> assertThat(it.text()).contains(" waits for what "));
    }

    @Test
    void idle_workers_tell_that_no_task_waits() throws IOException {
        assertThat(recorded("jdk21/IdleWorkers-every-4s").pools()).anySatisfy(pool -> {
            assertThat(pool.idle()).isEqualTo(pool.workers()).isGreaterThan(100);
            assertThat(pool.queue()).startsWith("empty");
        });
    }

    @Test
    void of_a_busy_pool_the_queue_is_unknown_and_bounded_by_a_histogram() {
        String busy = dump(thread(
                "pool-1-thread-1", 9, 1, "shop.Prices.sum", "java.util.concurrent.ThreadPoolExecutor$Worker.run"));
        String classes = """
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:          1003          24072  java.util.concurrent.LinkedBlockingQueue$Node (java.base@25)
                   2:             3            144  java.util.concurrent.LinkedBlockingQueue (java.base@25)
                Total          1006          24216
                """;

        assertThat(Threads.of(fleet(text(busy))).pools()).singleElement().satisfies(pool -> {
            assertThat(pool.busy()).isOne();
            assertThat(pool.queue()).startsWith("unknown: a heap dump tells it");
        });
        assertThat(Threads.of(fleet(text(busy), text(classes))).pools())
                .singleElement()
                .satisfies(pool -> assertThat(pool.queue())
                        .startsWith("unknown: at most 1,000 in all LinkedBlockingQueues (class histogram)"));
    }

    private static Threads recorded(String recording) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (Stream<Path> files = Files.list(RECORDINGS.resolve(recording))) {
            for (Path file : files.sorted().toList()) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    readings.add(Artifact.read(bytes, Bounds.DEFAULT));
                }
            }
        }
        return Threads.of(fleet(readings.toArray(Reading[]::new)));
    }

    private static Reading text(String text) {
        return Artifact.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Bounds.DEFAULT);
    }

    private static String dump(String... threads) {
        return "Full thread dump OpenJDK 64-Bit Server VM (25+36 mixed mode):\n\n" + String.join("\n", threads)
                + "\nJNI global refs: 1, weak refs: 0\n";
    }

    private static String thread(String name, int id, int cpuMillis, String... calls) {
        StringBuilder text =
                new StringBuilder("\"%s\" #%d [7] prio=5 os_prio=0 cpu=%d.00ms elapsed=60.00s tid=0x1 nid=7 runnable\n"
                        .formatted(name, id, cpuMillis));
        text.append("   java.lang.Thread.State: RUNNABLE\n");
        for (String call : calls) {
            text.append("\tat ").append(call).append("(Shop.java:7)\n");
        }
        return text.toString();
    }

    /** Four seconds apart. */
    private static Fleet fleet(Reading... readings) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Reading reading : readings) {
            int sequence = snapshots.size();
            snapshots.add(new Snapshot(
                    Container.local("shop-1", "shop", Optional.empty()),
                    sequence,
                    Optional.of(Duration.ofSeconds(4L * sequence)),
                    Optional.empty(),
                    "dump",
                    ((Reading.Read) reading).contents()));
        }
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }
}

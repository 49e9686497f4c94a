package io.fleetprof.analysis.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps and histograms that were cut, grown, forged or damaged. */
class JvmBadInputTest {
    private static final String HEAD =
            "2026-11-23 10:21:35\nFull thread dump OpenJDK 64-Bit Server VM (25+1 mixed mode):\n\n";
    private static final String END = "JNI global refs: 4, weak refs: 0\n\n";
    private static final String THREAD = """
            "%1$s" #%2$d [7394] prio=5 os_prio=0 cpu=1.50ms elapsed=60.25s tid=0x00007f nid=7394 waiting on condition  [0x1]
               java.lang.Thread.State: TIMED_WAITING (sleeping)
            \tat java.lang.Thread.sleep0(java.base@25/Native Method)
            \tat shop.Orders.poll(Orders.java:%3$d)
            \tat java.lang.Thread.run(java.base@25/Thread.java:1474)

            """;

    /** A file, and what is wrong with it. */
    record Case(String name, String text, Defect defect) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String thread = THREAD.formatted("main", 1, 7);
        return Stream.of(
                new Case("a dump without its end", HEAD + thread, Defect.TRUNCATED),
                new Case("a title alone", HEAD, Defect.TRUNCATED),
                new Case("no thread", HEAD + END, Defect.CORRUPT),
                new Case("two dumps", HEAD + thread + END + HEAD + thread + END, Defect.UNSUPPORTED),
                new Case(
                        "half a deadlock",
                        HEAD + thread + END + "Found one Java-level deadlock:\n====\n\"main\":\n",
                        Defect.TRUNCATED),
                new Case(
                        "half a JSON dump",
                        "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{\"tid\": \"1\"",
                        Defect.TRUNCATED),
                new Case("a JSON dump of nothing", "{\"threadDump\": {}}", Defect.NOT_A_PROFILE),
                new Case("a JSON dump of texts", "{\"threadDump\": {\"threadContainers\": [\"x\"]}}", Defect.CORRUPT),
                new Case(
                        "a miscounted container",
                        "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{\"tid\": \"1\"}], \"threadCount\": \"2\"}]}}",
                        Defect.CORRUPT),
                new Case(
                        "two JSON dumps",
                        "{\"threadDump\": {\"threadContainers\": [{\"threads\": [{}]}]}} {}",
                        Defect.CORRUPT),
                new Case("broken JSON", "{\"threadDump\": {\"threadContainers\": [}", Defect.CORRUPT),
                new Case("deep JSON", "{\"threadDump\": {\"x\": " + "[".repeat(10_000), Defect.CORRUPT),
                new Case(
                        "half a histogram",
                        " num     #instances         #bytes  class name (module)\n---\n   1:   2   32  shop.Order\n",
                        Defect.TRUNCATED),
                new Case(
                        "a histogram that does not add up",
                        " num     #instances         #bytes  class name (module)\n---\n   1:   2   32  shop.Order\nTotal  3  32\n",
                        Defect.CORRUPT),
                new Case(
                        "a histogram of nothing",
                        " num     #instances         #bytes  class name (module)\n---\nTotal  0  0\n",
                        Defect.CORRUPT),
                new Case(
                        "an answer of jcmd",
                        "4711:\njava.lang.IllegalArgumentException: Unknown diagnostic command\n",
                        Defect.NOT_A_PROFILE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void is_refused_in_one_line(Case bad) {
        Reading.Refused refused = (Reading.Refused) Recorded.read(bad.text().getBytes(UTF_8));

        assertThat(refused.defect()).as(refused.line()).isEqualTo(bad.defect());
        assertThat(refused.line()).doesNotContain("\n", "\tat ").hasSizeLessThan(400);
    }

    @Test
    void a_real_dump_cut_anywhere_before_its_end_is_refused() throws IOException {
        byte[] whole = new GZIPInputStream(new ByteArrayInputStream(Recorded.bytes(
                        Recorded.JVM_FOLDER.resolve("jdk25/Deadlock-every-4s/3-jcmd-thread-print.txt.gz"))))
                .readAllBytes();
        int end = new String(whole, UTF_8).lastIndexOf("Found 1 deadlock");

        assertThat(IntStream.iterate(200, cut -> cut < end, cut -> cut + 97)
                        .mapToObj(cut -> new String(whole, 0, cut, UTF_8)))
                .filteredOn(text -> !text.stripTrailing().endsWith("weak refs: 0"))
                .allMatch(text -> text.contains("JNI global refs") && !text.contains("Found one")
                        || Recorded.read(text.getBytes(UTF_8)) instanceof Reading.Refused);
    }

    @Test
    void a_hundred_thousand_threads_are_counted() {
        String dump = HEAD
                + IntStream.rangeClosed(1, 100_000)
                        .mapToObj(i -> THREAD.formatted("worker-" + i, i, i % 500))
                        .collect(Collectors.joining())
                + END;

        Contents contents = contents(dump);

        assertThat(contents.total(Family.THREAD)).isEqualTo(100_000);
        assertThat(contents.populations()).singleElement().satisfies(row -> {
            assertThat(row.key().place().function()).isEqualTo("shop.Orders.poll");
            assertThat(row.ids().size()).isEqualTo(100_000);
        });
        assertThat(contents.gauges())
                .containsEntry(Gauge.THREADS, 100_000L)
                .containsEntry(Gauge.UPTIME_SECONDS, 60L)
                .containsEntry(Gauge.CPU_MILLIS, 150_000L);
    }

    @Test
    void more_threads_than_the_bound_are_refused() {
        String dump = HEAD
                + IntStream.rangeClosed(1, 5000)
                        .mapToObj(i -> THREAD.formatted("w", i, i))
                        .collect(Collectors.joining())
                + END;

        Reading reading =
                Artifact.read(new ByteArrayInputStream(dump.getBytes(UTF_8)), new Bounds(1 << 30, 1 << 30, 1000));

        assertThat(((Reading.Refused) reading).defect()).isEqualTo(Defect.TOO_LARGE);
    }

    @Test
    void names_are_text_and_nothing_else() {
        String holder = """
                "</script><script>alert(1)</script>\u001b[31m" #7 prio=5 tid=0x1 nid=1 runnable
                   java.lang.Thread.State: RUNNABLE
                \tat shop.<img src=x onerror=alert(1)>.hold(Evil.java:1)
                \t- locked <0x1> (a java.lang.Object)

                """;
        String waiter = """
                "quoted "name"" #8 prio=5 tid=0x1 nid=1 waiting for monitor entry
                   java.lang.Thread.State: BLOCKED (on object monitor)
                \tat shop.Bank.pay(Bank.java:2)
                \t- waiting to lock <0x1> (a java.lang.Object)

                """;

        List<Population> rows = contents(HEAD + holder + waiter + END).populations();

        assertThat(rows)
                .hasSize(2)
                .flatExtracting(row -> row.labels().keySet())
                .hasSize(3)
                .anyMatch(label -> label.startsWith("held by=\"</script>"))
                .noneMatch(label -> label.contains("\u001b"));
    }

    private static Contents contents(String text) {
        return switch (Recorded.read(text.getBytes(UTF_8))) {
            case Reading.Read read -> read.contents();
            case Reading.Refused refused -> throw new AssertionError(refused.line());
        };
    }
}

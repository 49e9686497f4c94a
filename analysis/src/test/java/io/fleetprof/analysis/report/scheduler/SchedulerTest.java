package io.fleetprof.analysis.report.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.report.scheduler.Scheduler.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Path RECORDED = Path.of("src/test/resources/golden/go/go1.26.8");

    private final List<Snapshot> snapshots = new ArrayList<>();

    @Test
    void everyFigureHasItsSource() throws IOException {
        add("a", 0, "curl-debug-pprof-goroutine-debug0.pb.gz", "published-scheduler/1-curl-metrics.txt");
        add("a", 1, "published-scheduler/2-curl-metrics.txt");

        assertThat(texts())
                .containsExactly(
                        "goroutines: 140 (goroutine profile)",
                        "threads: 6 (/metrics)",
                        "GOMAXPROCS: 2 (/metrics)",
                        "scheduling latency, median: at most 0.64 µs (/metrics, from the first snapshot to the last)",
                        "scheduling latency, 99th percentile: at most 117 ms (/metrics, from the first snapshot to the"
                                + " last)",
                        "garbage collections: 340/min (/metrics, from the first snapshot to the last)",
                        "GC pause, median: 855 µs (/metrics)",
                        "GC pause, longest: 68 ms (/metrics)");
    }

    @Test
    void whatNobodyPublishesIsUnknownWithWhatToEnable() throws IOException {
        add("a", 0, "curl-debug-pprof-goroutine-debug0.pb.gz");

        assertThat(texts().subList(1, 4))
                .allMatch(text -> text.contains(": unknown; "))
                .satisfiesExactly(
                        threads -> assertThat(threads).contains("promhttp.Handler()"),
                        processors -> assertThat(processors).contains("client_golang"),
                        latency -> assertThat(latency).contains("collectors.MetricsScheduler"));
        assertThat(row(Figure.GC_PAUSE_LONGEST).unknown().orElseThrow()).contains("import _ \"expvar\"");
    }

    @Test
    void overAFleetTheLeastTheMostAndWhoseItIs() throws IOException {
        add("a", 0, "curl-debug-pprof-goroutine-debug0.pb.gz", "published-default/1-curl-debug-vars.json");
        add("b", 0, "curl-debug-pprof-goroutine-debug0.pb.gz", "published-default/1-curl-metrics.txt");
        add("c", 0, "curl-debug-pprof-goroutine-debug0.pb.gz");

        Row pause = row(Figure.GC_PAUSE_LONGEST);
        assertThat(pause.known()).isEqualTo(2);
        assertThat(pause.sources()).containsExactly("/debug/vars", "/metrics");
        assertThat(pause.text())
                .contains(" in 2 of 3 pods (/debug/vars; /metrics); unknown in the others: import _ \"expvar\"");
        assertThat(row(Figure.THREADS).worstPod()).contains("b");
        assertThat(row(Figure.GOROUTINES).text()).isEqualTo("goroutines: 140 in 3 pods (goroutine profile)");
    }

    @Test
    void aJvmHasNoGoScheduler() throws IOException {
        add("a", 0, "../../jvm/jdk25/ExecutorPerCall-every-4s/1-jcmd-thread-print.txt.gz");

        assertThat(Scheduler.of(fleet()).rows()).isEmpty();
    }

    private void add(String pod, int sequence, String... files) throws IOException {
        for (String file : files) {
            Reading reading = Artifact.read(Files.newInputStream(RECORDED.resolve(file)), Bounds.DEFAULT);
            assertThat(reading).isInstanceOf(Reading.Read.class);
            snapshots.add(new Snapshot(
                    Container.local(pod, "shop", Optional.empty()),
                    sequence,
                    Optional.of(Duration.ofSeconds(3L * sequence)),
                    Optional.empty(),
                    file,
                    ((Reading.Read) reading).contents()));
        }
    }

    private Row row(Figure figure) {
        return Scheduler.of(fleet()).rows().get(figure.ordinal());
    }

    private List<String> texts() {
        return Scheduler.of(fleet()).rows().stream().map(Row::text).toList();
    }

    private Fleet fleet() {
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }
}

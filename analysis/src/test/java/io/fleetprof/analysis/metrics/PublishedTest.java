package io.fleetprof.analysis.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.metrics.Published.Parsed;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Latencies;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real bodies are those of golden/published in e2e/workloads/go, whose customer and arguments are secrets. */
class PublishedTest {
    private static final Path RECORDED = Path.of("src/test/resources/golden/go/go1.26.8");
    private static final String FEW = "go_goroutines 7\ngo_threads 9\n";

    @Test
    void theUsualCollectorsTellAllButLatencies() throws IOException {
        Contents contents = kept(Published.metrics(recorded("published-default/2-curl-metrics.txt")))
                .contents();

        assertThat(contents.source()).isEqualTo(Source.METRICS);
        assertThat(contents.gauges())
                .containsAllEntriesOf(Map.of(
                        Gauge.GOROUTINES, 48L,
                        Gauge.THREADS, 6L,
                        Gauge.GOMAXPROCS, 2L,
                        Gauge.GC_CYCLES, 33L,
                        Gauge.GC_PAUSE_MEDIAN_NANOS, 2_110_391L,
                        Gauge.GC_PAUSE_LONGEST_NANOS, 146_375_062L))
                .containsKeys(Gauge.DESCRIPTORS, Gauge.DESCRIPTOR_LIMIT, Gauge.RSS_BYTES);
        assertThat(Latencies.of(contents).isEmpty()).isTrue();
    }

    @Test
    void latenciesAreThoseBetweenTwoLooks() throws IOException {
        Latencies first = latencies("published-scheduler/1-curl-metrics.txt");
        Latencies last = latencies("published-scheduler/2-curl-metrics.txt");

        assertThat(last.quantile(0.5)).contains(6.399999999999999e-07);
        assertThat(last.quantile(0.99)).contains(0.010485759999999998);
        assertThat(last.quantile(1)).contains(Double.POSITIVE_INFINITY);
        assertThat(last.lastFinite()).isEqualTo(0.11744051199999998);
        long meanwhile = last.since(first).cumulated().lastEntry().getValue();
        assertThat(meanwhile)
                .isEqualTo(63_800 - first.cumulated().lastEntry().getValue())
                .isPositive();
        assertThat(first.since(last)).as("a histogram that began anew").isEqualTo(first);
    }

    @Test
    void expvarTellsOfCollections() throws IOException {
        Contents contents = kept(Published.expvar(recorded("published-default/2-curl-debug-vars.json")))
                .contents();

        assertThat(contents.source()).isEqualTo(Source.EXPVAR);
        assertThat(contents.gauges())
                .containsOnlyKeys(Gauge.GC_CYCLES, Gauge.GC_PAUSE_MEDIAN_NANOS, Gauge.GC_PAUSE_LONGEST_NANOS);
        assertThat(contents.gauges().get(Gauge.GC_CYCLES)).isBetween(33L, 35L);
        assertThat(contents.gauges().get(Gauge.GC_PAUSE_LONGEST_NANOS)).isEqualTo(146_375_062L);
    }

    @Test
    void whatIsKeptIsReadAgainAndHoldsNoSecret() throws IOException {
        for (String folder : new String[] {"published-default", "published-scheduler"}) {
            Published metrics = kept(Published.metrics(recorded(folder + "/1-curl-metrics.txt")));
            Published variables = kept(Published.expvar(recorded(folder + "/1-curl-debug-vars.json")));

            assertThat(kept(Published.metrics(stream(metrics.bytes())))).isEqualTo(metrics);
            assertThat(kept(Published.expvar(stream(variables.bytes())))).isEqualTo(variables);
            assertThat(new String(metrics.bytes(), UTF_8)).doesNotContain("jane", "orders");
            assertThat(new String(variables.bytes(), UTF_8)).doesNotContain("jane", "canary", "cmdline");
        }
    }

    @Test
    void filesAreToldByTheirContent() throws IOException {
        InputStream raw = recorded("published-default/1-curl-debug-vars.json");
        Published metrics = kept(Published.metrics(recorded("published-scheduler/1-curl-metrics.txt")));

        assertThat(Artifact.read(raw, Bounds.DEFAULT)).isInstanceOfSatisfying(Reading.Read.class, it -> assertThat(
                        it.contents().source())
                .isEqualTo(Source.EXPVAR));
        assertThat(Artifact.read(stream(metrics.bytes()), Bounds.DEFAULT))
                .isEqualTo(new Reading.Read(metrics.contents()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go_gc_duration_seconds_count NaN",
                "go_gc_duration_seconds_count +Inf",
                "go_gc_duration_seconds_count -1",
                "go_gc_duration_seconds_count 1e300",
                "go_gc_duration_seconds_count 12..5",
                "go_gc_duration_seconds_count{pod=\"x\"} 5",
                "go_gc_duration_seconds_count"
            })
    void whatIsNoFigureIsPassedOver(String line) {
        assertThat(gauges(FEW + line + "\n")).isEqualTo(gauges(FEW));
    }

    @Test
    void aHistogramThatFallsIsNone() {
        String bucket = "go_sched_latencies_seconds_bucket{le=\"%s\"} %d\n";
        String text = FEW + bucket.formatted("0.1", 5) + bucket.formatted("+Inf", 4);

        assertThat(Latencies.of(kept(Published.metrics(stream(text))).contents())
                        .isEmpty())
                .isTrue();
    }

    @Test
    void twoProgramsInOneBodyAreRefused() {
        assertThat(defect(Published.metrics(stream(FEW + "go_goroutines 8\n")))).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void aLabelOfAnySizeIsPassedOver() {
        String line = "go_goroutines{pod=\"" + "x".repeat(100_000) + "\"} 5\n";

        assertThat(gauges(FEW + line)).isEqualTo(gauges(FEW));
    }

    @Test
    void manyLinesAreReadAndEndlessOnesAreNot() {
        String line = "go_sched_x 1\n";
        assertThat(gauges(line.repeat(600_000) + FEW)).isEqualTo(gauges(FEW));
        assertThat(defect(Published.metrics(endless(line)))).isEqualTo(Defect.TOO_LARGE);
        assertThat(defect(Published.metrics(endless("x")))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(Published.expvar(endless("[")))).isEqualTo(Defect.NOT_A_PROFILE);
        assertThat(defect(Published.expvar(endless("{\"a\":")))).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void endlessBucketsAreRefused() {
        StringBuilder text = new StringBuilder(FEW);
        for (int i = 0; i < 10_000; i++) {
            text.append("go_sched_latencies_seconds_bucket{le=\"").append(i).append("\"} 1\n");
        }
        assertThat(defect(Published.metrics(stream(text.toString())))).isEqualTo(Defect.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"memstats\": 5}",
                "{\"memstats\": {\"NumGC\": -1}}",
                "{\"memstats\": {\"NumGC\": 1e400}}",
                "{\"memstats\": {\"NumGC\": 1, \"PauseNs\": [null]}}",
                "{\"memstats\": {\"NumGC\": 1, \"PauseNs\": [1",
                "<html>",
                ""
            })
    void whatIsNoExpvarIsRefused(String json) {
        assertThat(Published.expvar(stream(json))).isInstanceOf(Parsed.Refused.class);
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertThat(Published.metrics(stream(FEW + "go_" + text))).isNotNull();
        assertThat(Published.expvar(stream("{\"memstats\": " + text))).isInstanceOf(Parsed.Refused.class);
    }

    private static Map<Gauge, Long> gauges(String text) {
        return kept(Published.metrics(stream(text))).contents().gauges();
    }

    private static Latencies latencies(String file) throws IOException {
        return Latencies.of(kept(Published.metrics(recorded(file))).contents());
    }

    private static Published kept(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Kept.class);
        return ((Parsed.Kept) parsed).published();
    }

    private static Defect defect(Parsed parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused) parsed).why().defect();
    }

    private static InputStream recorded(String file) throws IOException {
        return Files.newInputStream(RECORDED.resolve(file));
    }

    private static InputStream stream(String text) {
        return stream(text.getBytes(UTF_8));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static InputStream endless(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                next = (next + 1) % bytes.length;
                return bytes[next];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = bytes[(next + i) % bytes.length];
                }
                next = (next + length) % bytes.length;
                return length;
            }
        };
    }
}

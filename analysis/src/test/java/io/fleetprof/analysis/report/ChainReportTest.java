package io.fleetprof.analysis.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.peer.Call;
import io.fleetprof.analysis.peer.Chains;
import io.fleetprof.analysis.peer.Directory;
import io.fleetprof.analysis.peer.Peer;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.report.page.HtmlReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A chain of calls in every rendering. */
class ChainReportTest {
    private static final String DRAWN = "fares (caller) → routes (victim) → drivers (cause)";
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final SchemaCheck schema = new SchemaCheck("findings.schema.json");

    ChainReportTest() throws IOException {}

    private static Container pod(String workload) {
        return new Container(workload, "app", 0, workload + "-7f9c", workload, Optional.empty());
    }

    private static Peer service(String name) {
        return new Peer(Peer.Kind.SERVICE, "shop", name, name, List.of(new Peer.Pod(name, name + "-7f9c")));
    }

    private static Report report(String place) {
        Directory names = new Directory(
                "shop",
                new TreeMap<>(Map.of("10.96.0.2", service("routes"), "10.96.0.3", service("drivers"))),
                new TreeMap<>(Map.of("fares", "istio-proxy")),
                List.of());
        Chains chains = Chains.of(
                List.of(
                        new Call(pod("fares"), place, "10.96.0.2:8080", 1234),
                        new Call(pod("routes"), "shop.Routes.ask", "10.96.0.3:8080", 99)),
                List.of(pod("fares"), pod("routes"), pod("drivers")),
                names);
        return with(chains);
    }

    private static Report with(Chains chains) {
        Report plain = Examples.leaking();
        Analysis it = plain.analysis();
        Analysis chained = new Analysis(
                it.verdict(),
                it.reason(),
                it.findings(),
                it.observations(),
                it.coverage(),
                it.window(),
                chains.all(),
                it.remarks());
        return new Report(plain.subject(), chained, Fleet.EMPTY);
    }

    private static byte[] json(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingsJson.write(report, out);
        return out.toByteArray();
    }

    @Test
    void theyAllDrawItAndSayWhoWaitsWhere() {
        Report report = report("shop.Fares.ask");
        String told = "fares → routes: 1,234 of fares-7f9c wait at shop.Fares.ask for Service routes:8080";

        assertThat(HtmlReport.render(report))
                .contains("<h2>Chain of calls</h2>", DRAWN, told, "hides which pod answers");
        assertThat(MarkdownReport.render(report)).contains("## Chain of calls", DRAWN, told);
        assertThat(TextReport.render(report, Ink.PLAIN)).contains("Chain of calls", DRAWN, "drivers is the cause");
    }

    @Test
    void theFileKeepsIt() throws IOException {
        Report report = report("shop.Fares.ask");

        schema.assertValid(new String(json(report), UTF_8));
        assertThat(FindingsJson.read(json(report))).isEqualTo(new FindingsJson.Reading.Read(report));
    }

    @Test
    void namesOfATargetStayText() {
        assertThat(HtmlReport.render(report(HOSTILE))).doesNotContain(HOSTILE);
        assertThat(MarkdownReport.render(report(HOSTILE))).doesNotContain(HOSTILE);
    }

    /** Three hundred services that wait for one, at places of long names. */
    @Test
    void manyAndLongOnesStayWithinTheBounds() throws IOException {
        List<Container> pods =
                IntStream.range(0, 300).mapToObj(i -> pod("s" + i)).toList();
        List<Call> calls = pods.stream()
                .map(pod -> new Call(pod, "x".repeat(5000), "10.96.0.2:8080", 20))
                .toList();
        Directory names = new Directory(
                "shop", new TreeMap<>(Map.of("10.96.0.2", service("routes"))), new TreeMap<>(), List.of());
        Report report = with(Chains.of(calls, pods, names));

        schema.assertValid(new String(json(report), UTF_8));
        assertThat(HtmlReport.render(report)).hasSizeLessThan(1_000_000);
        assertThat(MarkdownReport.render(report)).hasSizeLessThan(1_000_000);
    }
}

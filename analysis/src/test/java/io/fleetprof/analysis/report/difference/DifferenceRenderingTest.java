package io.fleetprof.analysis.report.difference;

import static io.fleetprof.analysis.report.difference.Fleets.RECEIVE;
import static io.fleetprof.analysis.report.difference.Fleets.SEND;
import static io.fleetprof.analysis.report.difference.Fleets.fleet;
import static io.fleetprof.analysis.report.difference.Fleets.heap;
import static io.fleetprof.analysis.report.difference.Fleets.named;
import static io.fleetprof.analysis.report.difference.Fleets.snapshot;
import static io.fleetprof.analysis.report.difference.Fleets.unnamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.Golden;
import io.fleetprof.analysis.report.SchemaCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceRenderingTest {
    private static final String HOSTILE = "</td><script>alert(1)</script>|`\u001b[31m\n# x";

    @Test
    void everyFormStaysAsItWasAgreed() throws IOException {
        Golden.assertSame("difference.txt", DifferenceText.render(leaked()));
        Golden.assertSame("difference.md", DifferenceMarkdown.render(leaked()));
        Golden.assertSame("difference.html", DifferenceHtml.render(leaked()));
        Golden.assertSame("difference.json", json(leaked()));
    }

    @Test
    void namesStayNames() {
        Difference difference = Difference.of(
                snapshot("p", 0, Source.GOROUTINE_DEBUG2),
                snapshot("p", 1, Source.GOROUTINE_DEBUG2, unnamed(HOSTILE, SEND, 3)));
        assertThat(DifferenceText.render(difference)).doesNotContain("\u001b", "\n# x");
        assertThat(DifferenceHtml.render(difference)).doesNotContain("<script");
        assertThat(DifferenceMarkdown.render(difference))
                .contains("| `` </td><script>alert(1)</script>\\|`\\u{1b}[31m\\u{a}# x (main.go:22) `` |");
    }

    @Test
    void everyDifferenceIsValid() throws IOException {
        SchemaCheck schema = new SchemaCheck("difference.schema.json");
        schema.assertValid(json(leaked()));
        schema.assertValid(json(Difference.of(Fleet.EMPTY, Fleet.EMPTY)));
        schema.assertValid(json(Difference.of(
                snapshot("p", 0, Source.GOROUTINE_DEBUG2),
                snapshot("p", 1, Source.GOROUTINE_DEBUG2, unnamed(HOSTILE.repeat(100), SEND, Long.MAX_VALUE)))));
        schema.assertInvalid(json(leaked()).replace("\"Added\"", "\"New\""));
    }

    @Test
    void manyPlacesAreBounded() throws IOException {
        Population[] rows = IntStream.range(0, 10_001)
                .mapToObj(i -> unnamed("f" + i, SEND, 1))
                .toArray(Population[]::new);
        Difference difference = Difference.of(
                snapshot("p", 0, Source.GOROUTINE_DEBUG0), snapshot("p", 1, Source.GOROUTINE_DEBUG0, rows));
        assertThat(DifferenceText.render(difference)).contains("and 9,951 more");
        assertThat(DifferenceMarkdown.render(difference)).contains("and 9,951 more");
        assertThat(DifferenceHtml.render(difference)).contains("and 9,951 more");
        assertThat(json(difference)).contains("\"omittedRows\" : 1");
    }

    private static Difference leaked() {
        Fleet base = fleet(
                snapshot(
                        "checkout",
                        0,
                        Source.GOROUTINE_DEBUG2,
                        named("main.warmup", RECEIVE, 1, 4),
                        named("main.serve", RECEIVE, 10, 8),
                        named("main.idle", RECEIVE, 100, 50)),
                snapshot("checkout", 0, Source.HEAP, heap("main.(*cache).put", 40_000, 210_000_000)));
        Fleet now = fleet(
                snapshot(
                        "checkout",
                        1,
                        Source.GOROUTINE_DEBUG2,
                        named("main.leak", SEND, 1000, 10_003),
                        named("main.serve", RECEIVE, 12, 9),
                        named("main.idle", RECEIVE, 100, 50)),
                snapshot("checkout", 1, Source.HEAP, heap("main.(*cache).put", 81_920, 431_800_000)));
        return Difference.of(base, now);
    }

    private static String json(Difference difference) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DifferenceJson.write(difference, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}

package io.fleetprof.analysis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.report.Examples;
import io.fleetprof.analysis.report.Report;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FactsTest {
    @Test
    void everyEventHasItsTimeAndItsFile() throws IOException {
        Timeline timeline =
                Recorded.report("go/go1.26.8/orders-leaking-every-4s").facts().timeline();

        assertThat(timeline.events()).hasSize(4).allSatisfy(event -> assertThat(event.sources())
                .isNotEmpty());
        assertThat(timeline.events())
                .extracting(event -> event.at().orElseThrow())
                .isSorted();
        assertThat(timeline.events().getFirst().what()).containsExactly("process started");
        assertThat(timeline.events().getLast())
                .isEqualTo(new Timeline.Event(
                        timeline.events().getLast().at(),
                        "orders-leaking-every-4s",
                        java.util.List.of("3,343 goroutines in chan send at main.askSupplier (main.go:69)"),
                        java.util.List.of("3-curl-debug-pprof-goroutine-debug2.txt.gz")));
    }

    @Test
    void memoryIsAFactOfTheTimeline() {
        assertThat(Examples.leaking().facts().timeline().events())
                .anySatisfy(event -> assertThat(event.what()).contains("memory in use 412 MiB of 512 MiB"));
    }

    @Test
    void withoutProfilesTheLargestPlacesAreTheTop() throws IOException {
        Report report = Recorded.report("jvm/jdk25/ThreadPerRequest-every-4s");

        assertThat(report.facts().top()).singleElement().satisfies(top -> {
            assertThat(top.title()).contains("population", "no profile");
            assertThat(top.rows().getFirst().place().function()).isEqualTo("shop.ThreadPerRequest.confirm");
            assertThat(top.rows().getFirst().amount()).isEqualTo("120");
        });
    }

    @Test
    void classesAreTheTopOfAHistogram() throws IOException {
        Report report = Recorded.report("jvm/jdk25/heap/ThreadPerRequest-every-4s");

        assertThat(report.facts().top()).singleElement().satisfies(top -> assertThat(top.title())
                .isEqualTo("Live heap, by class"));
    }

    @Test
    void adviceSaysWhatMendingRemoves() throws IOException {
        Report report = Recorded.report("go/go1.26.8/orders-leaking-every-4s");

        assertThat(report.facts().recommendations()).singleElement().satisfies(advice -> {
            assertThat(advice.share()).isGreaterThan(0.99);
            assertThat(advice.effect())
                    .isEqualTo("over 99 % of the growth in goroutines (+1,617 of +1,619), over 99 % of all goroutines"
                            + " (3,343 of 3,348)");
            assertThat(advice.action()).endsWith("drain the rest.");
        });
    }

    @Test
    void theLargestEffectComesFirst() throws IOException {
        Report report = Recorded.report("jvm/jdk21/ExecutorPerCall-every-4s");

        assertThat(report.facts().recommendations())
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
    }
}

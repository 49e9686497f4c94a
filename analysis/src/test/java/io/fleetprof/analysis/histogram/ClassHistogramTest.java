package io.fleetprof.analysis.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassHistogramTest {
    @Test
    void a_class_of_the_user_that_grows_is_found_and_those_of_the_jdk_are_not() {
        Analysis analysis =
                analyse(objects -> List.of(row("shop.Session", objects), row("java.lang.String", objects * 2)));

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.location().display()).isEqualTo("shop.Session");
            assertThat(finding.cause()).contains("static map");
        });
    }

    @Test
    void a_class_named_like_a_continuation_is_none_without_coroutines() {
        assertThat(populations(row("shop.Leak$inner$1", 3)))
                .singleElement()
                .satisfies(row -> assertThat(row.key().state().name()).isEqualTo("live"));
    }

    @Test
    void arrays_belong_to_whom_their_elements_do_and_lambdas_are_one_class() {
        List<Population> rows = populations(
                row("[B (java.base@25.0.3)", 5),
                row("[Lshop.Order;", 4),
                row("shop.Orders$$Lambda/0x1", 1),
                row("shop.Orders$$Lambda/0x2", 2));

        assertThat(rows)
                .extracting(row -> row.key().place())
                .containsExactly(
                        Place.runtime("[B"), Place.resource("[Lshop.Order;"), Place.resource("shop.Orders$$Lambda"));
        assertThat(rows.getLast().count()).isEqualTo(3);
    }

    @Test
    void a_class_of_many_loaders_says_how_many_and_lambdas_do_not() {
        List<Population> rows = populations(
                row("shop.Plugin", 2),
                row("shop.Plugin", 3),
                row("shop.Orders$$Lambda/0x1", 1),
                row("shop.Orders$$Lambda/0x2", 2));

        assertThat(rows).extracting(row -> row.labels().toString()).containsExactly("{}", "{loaded=2=5}");
    }

    /** Lines of a histogram when there are so many objects. */
    private interface Heap {
        List<String> at(int objects);
    }

    private static String row(String name, int objects) {
        return "%6d: %12d %15d  %s%n".formatted(1, objects, 16L * objects, name);
    }

    private static Analysis analyse(Heap heap) {
        List<Snapshot> snapshots = IntStream.range(0, 3)
                .mapToObj(i -> new Snapshot(
                        Container.local("shop-1", "shop", Optional.empty()),
                        i,
                        Optional.of(Duration.ofSeconds(10L * i)),
                        Optional.empty(),
                        "file-" + i,
                        read(heap.at(1000 * (i + 1)).toArray(String[]::new)).contents()))
                .toList();
        Fleet fleet = ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
        return Detection.analyse(fleet, 1, Thresholds.DEFAULT, Optional.empty());
    }

    private static List<Population> populations(String... rows) {
        return read(rows).contents().populations();
    }

    private static Reading.Read read(String... rows) {
        long objects = 0;
        for (String row : rows) {
            objects += Long.parseLong(row.strip().split("\\s+")[1]);
        }
        String text = "4711:\n" + ClassHistogram.OF_LIVE_OBJECTS
                + "\n num     #instances         #bytes  class name (module)\n---\n" + String.join("", rows) + "Total "
                + objects + " " + 16 * objects + "\n";
        try {
            Intake intake = new Intake(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20, 1 << 20, 1 << 20);
            return (Reading.Read) ClassHistogram.read(intake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.fleetprof.analysis.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.pprof.Stacks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from recordings of real JVMs; the programs are in e2e/workloads/jvm/golden. */
class RecordingTest {
    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void names_the_line_that_starts_the_workers_of_executors(String jdk) {
        assertThat(row(contents(jdk, "ExecutorPerCall"), Family.START, "shop.ExecutorPerCall.price"))
                .satisfies(starts -> {
                    assertThat(starts.count()).isEqualTo(240);
                    assertThat(starts.ids().size()).isEqualTo(240);
                    assertThat(starts.labels()).containsOnlyKeys("name=pool-*-thread-*");
                    assertThat(starts.site().line()).isBetween(17, 19);
                    assertThat(starts.traces().getFirst().stack().frames())
                            .anyMatch(frame -> frame.function().equals("shop.ExecutorPerCall.main"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void names_the_static_field_that_holds_what_lives(String jdk) {
        assertThat(row(contents(jdk, "GrowingMap"), Family.WITNESS, "shop.GrowingMap.ORDERS"))
                .satisfies(witness -> {
                    assertThat(witness.key().place().kind()).isEqualTo(Place.Kind.USER);
                    assertThat(witness.sampled()).isEqualTo(witness.count()).isGreaterThan(20);
                    assertThat(witness.ages().atLeast(0)).isEqualTo(witness.count());
                    assertThat(witness.labels()).containsKeys("class=[B", "holder=shop.GrowingMap.ORDERS");
                    assertThat(witness.bytes() / witness.count()).isBetween(jdk.equals("jdk17") ? 0L : 1900L, 2064L);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void tells_what_a_collection_leaves_and_how_many_threads_and_classes_there_are(String jdk) {
        Contents growing = contents(jdk, "GrowingMap");
        Contents bounded = contents(jdk, "BoundedCache");

        assertThat(kept(growing)).isGreaterThan(15_000_000);
        assertThat(kept(bounded)).isLessThan(5_000_000);
        assertThat(growing.gauges())
                .containsEntry(Gauge.HEAP_LIMIT_BYTES, 128L << 20)
                .containsKeys(Gauge.CLASSES_LOADED, Gauge.CLASSES_UNLOADED, Gauge.THREADS, Gauge.THREADS_PEAK);
    }

    private static long kept(Contents contents) {
        return contents.gauges().get(Gauge.HEAP_AFTER_LAST_GC_BYTES)
                - contents.gauges().get(Gauge.HEAP_AFTER_FIRST_GC_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void tells_who_parked_entered_and_waited_and_for_how_long(String jdk) {
        Contents contents = contents(jdk, "Handover");

        assertThat(waited(contents, "shop.Handover.pause", "parked")).isBetween(700_000_000L, 2_000_000_000L);
        assertThat(waited(contents, "shop.Handover.takeOver", "blocked on a monitor"))
                .isBetween(700_000_000L, 3_000_000_000L);
        assertThat(waited(contents, "shop.Handover.takeOver", "waited on a monitor"))
                .isBetween(500_000_000L, 3_000_000_000L);
    }

    private static long waited(Contents contents, String place, String state) {
        return contents.populations().stream()
                .filter(row -> row.key().family() == Family.ACTIVITY)
                .filter(row -> row.key().place().function().equals(place))
                .filter(row -> row.key().state().name().equals(state))
                .mapToLong(Population::count)
                .sum();
    }

    @Test
    void says_when_nothing_is_known_of_live_objects() {
        assertThat(contents("jdk25", "ExecutorPerCall").remarks())
                .singleElement()
                .asString()
                .startsWith("no OldObjectSample: ");
        assertThat(contents("jdk25", "GrowingMap").remarks()).isEmpty();
    }

    @Test
    void counts_the_events_of_recordings_end_to_end_and_the_live_objects_of_the_last() throws IOException {
        byte[] twice = joined("ExecutorPerCall", "GrowingMap");

        Contents contents = contents(twice);

        assertThat(row(contents, Family.START, "shop.ExecutorPerCall.price").count())
                .isEqualTo(240);
        assertThat(contents.total(Family.WITNESS))
                .isEqualTo(contents("jdk25", "GrowingMap").total(Family.WITNESS));
        assertThat(contents(joined("GrowingMap", "ExecutorPerCall")).populations())
                .isEqualTo(contents.populations());
    }

    @Test
    void gives_its_samples_as_stacks_too() {
        StackFile file = StackFile.read(new ByteArrayInputStream(bytes("jdk25", "GrowingMap")), Bounds.DEFAULT);
        Stacks stacks = ((StackFile.Read) file).stacks();

        assertThat(stacks.sampleTypes()).extracting("type").containsExactly("cpu", "native", "alloc_space");
        AtomicLong allocated = new AtomicLong();
        stacks.forEach((frames, values) -> {
            if (values[2] > 0 && frames.getFirst().function().equals("shop.GrowingMap.remember")) {
                allocated.addAndGet(values[2]);
            }
        });
        assertThat(allocated.get()).isGreaterThan(20_000_000);
    }

    @Test
    void is_read_as_such_only_when_it_is_one() {
        StackFile file = StackFile.read(new ByteArrayInputStream(new byte[] {'F', 'L', 'R', 0}), Bounds.DEFAULT);

        assertThat(((StackFile.Refused) file).reason().line()).contains("breaks off");
    }

    private static Population row(Contents contents, Family family, String place) {
        List<Population> rows = contents.populations().stream()
                .filter(row -> row.key().family() == family)
                .filter(row -> row.key().place().function().equals(place))
                .toList();
        assertThat(rows).as("%s in %s", place, contents.populations()).hasSize(1);
        return rows.getFirst();
    }

    private static byte[] joined(String... programs) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String program : programs) {
            new GZIPInputStream(new ByteArrayInputStream(bytes("jdk25", program))).transferTo(all);
        }
        return all.toByteArray();
    }

    private static Contents contents(String jdk, String program) {
        return Recorded.contents(path(jdk, program));
    }

    private static Contents contents(byte[] bytes) {
        return switch (Recorded.read(bytes)) {
            case Reading.Read read -> read.contents();
            case Reading.Refused refused -> throw new AssertionError(refused.line());
        };
    }

    private static byte[] bytes(String jdk, String program) {
        return Recorded.bytes(path(jdk, program));
    }

    private static Path path(String jdk, String program) {
        return Recorded.JVM_FOLDER.resolve(jdk).resolve("jfr").resolve(program + ".jfr.gz");
    }
}

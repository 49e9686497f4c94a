package io.fleetprof.analysis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
    private static final Frame LEAK = new Frame("main.leak", "/src/main.go", 22);
    private static final Frame PARK = new Frame("runtime.gopark", "/go/src/runtime/proc.go", 460);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456789Z");

    @Test
    void aFullSnapshotComesBackEqual() {
        assertThat(read(SnapshotWriter.write(full()))).isEqualTo(new SnapshotParser.Parsed.Good(full()));
    }

    @Test
    void soDoesOneOfWhichNothingIsKnown() {
        Snapshot bare = new Snapshot(
                Container.local("a", "", Optional.empty()),
                0,
                Optional.empty(),
                Optional.empty(),
                "",
                new Contents(
                        Source.HEAP,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Population.counted(new PopulationKey(Family.HEAP, State.LIVE, Place.NOWHERE), 0)),
                        Map.of(),
                        List.of()));

        assertThat(read(SnapshotWriter.write(bare))).isEqualTo(new SnapshotParser.Parsed.Good(bare));
    }

    @Test
    void aHundredThousandNamesStaySmall() {
        assertThat(SnapshotWriter.write(full())).hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"kind\":\"Snapshot\",\"version\":2}",
                "{\"kind\":\"Snapshot\",\"version\":1}",
                "{\"kind\":\"Snapshot\",\"version\":1,\"source\":\"HEAP\",\"container\":{},"
                        + "\"populations\":[{\"family\":\"HEAP\",\"stateClass\":\"LIVE\",\"placeKind\":\"USER\",\"site\":7}]}",
                "{\"kind\":\"Snapshot\",\"version\":1,\"source\":\"HEAP\",\"container\":{\"started\":\"soon\"}}"
            })
    void whatIsNoneIsRefused(String json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(bytes.toByteArray())).isInstanceOfSatisfying(SnapshotParser.Parsed.Bad.class, bad -> assertThat(
                        bad.why().defect())
                .isIn(Defect.CORRUPT, Defect.UNSUPPORTED));
    }

    @Property(tries = 200)
    void damageNeverThrows(@ForAll @IntRange(max = 100_000) int place, @ForAll byte wrong) {
        byte[] file = SnapshotWriter.write(full());
        byte[] cut = Arrays.copyOf(file, place % file.length);
        file[place % file.length] ^= wrong;

        assertThat(read(file)).isNotNull();
        assertThat(read(cut)).isInstanceOf(SnapshotParser.Parsed.Bad.class);
    }

    private static SnapshotParser.Parsed read(byte[] file) {
        return SnapshotParser.parse(new ByteArrayInputStream(file));
    }

    private static Snapshot full() {
        State sending = new State("chan send", StateClass.NEVER_IDLE);
        Population row = new Population(
                new PopulationKey(Family.GOROUTINE, sending, Place.user("main.leak")),
                100_000,
                5,
                99_999,
                Identities.of(LongStream.range(0, 100_000).map(i -> 34 + 3 * i).toArray()),
                Identities.of(Long.MIN_VALUE, -1, 7, Long.MAX_VALUE),
                new Ages(new TreeMap<>(Map.of(3, 7L, 12, 9L))),
                LEAK,
                List.of(new Trace(new Stack(List.of(PARK, LEAK, LEAK)), 100_000)),
                new TreeMap<>(Map.of(new Frame("main.main", "", 0), 100_000L)),
                new TreeMap<>(Map.of("req=\"a\nb\"", 4L)));
        Contents contents = new Contents(
                Source.GOROUTINE_DEBUG2,
                Optional.of("build"),
                Optional.of(NOON),
                List.of(row),
                Map.of(Gauge.THREADS, 9L),
                List.of("cut"));
        Container container = new Container("uid", "app", 2, "checkout-7f", "checkout", Optional.of(NOON));
        return new Snapshot(
                container, 4, Optional.of(Duration.ofNanos(12_345)), Optional.of(NOON), "04-Goroutine-1.txt", contents);
    }
}

package io.fleetprof.analysis.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.StateClass;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessParserTest {
    private static final ProcessRecord PROCESS = new ProcessRecord(
            4242,
            Instant.parse("2026-01-31T12:00:00Z"),
            Optional.of(Instant.parse("2026-01-31T11:00:00Z")),
            Map.of(DescriptorKind.SOCKET, 20L, DescriptorKind.FILE, 3L, DescriptorKind.EPOLL, 1L),
            List.of(
                    new SocketGroup(Protocol.TCP, SocketState.CLOSE_WAIT, "10.0.0.3:8080", 12),
                    new SocketGroup(Protocol.TCP, SocketState.ESTABLISHED, "10.0.0.3:8080", 4),
                    new SocketGroup(Protocol.TCP, SocketState.LISTEN, "", 1)),
            Map.of(Gauge.RSS_BYTES, 1L << 20, Gauge.THREADS, 9L),
            List.of("limits: not readable"));

    @Test
    void aRecordComesBackAsItsPopulations() {
        Reading reading = read(ProcessWriter.write(PROCESS));

        assertThat(reading).isEqualTo(new Reading.Read(PROCESS.contents()));
    }

    @Test
    void halfClosedSocketsStandAtTheirPeer() {
        Population row = PROCESS.contents().populations().stream()
                .filter(population -> population.key().state().stateClass() == StateClass.HALF_CLOSED)
                .findFirst()
                .orElseThrow();

        assertThat(row.key().place().function()).isEqualTo("socket 10.0.0.3:8080");
        assertThat(row.count()).isEqualTo(12);
    }

    @Test
    void everyDescriptorIsCountedOnce() {
        Contents contents = PROCESS.contents();

        assertThat(contents.total(Family.DESCRIPTOR)).isEqualTo(20 + 3 + 1);
        assertThat(contents.populations().stream().map(Population::key)).doesNotHaveDuplicates();
        assertThat(count(contents, "socket other")).isEqualTo(20 - 12 - 4 - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                        | EMPTY",
                "{\"kind\":\"Pod\"}                                            | NOT_A_PROFILE",
                "[1,2]                                                     | NOT_A_PROFILE",
                "{\"kind\":\"Process\",\"version\":2}                          | UNSUPPORTED",
                "{\"kind\":\"Process\",\"version\":1}                          | CORRUPT",
                "{\"kind\":\"Process\",\"version\":1,\"pid\":-1}                 | CORRUPT",
                "{\"kind\":\"Process\",                                      | CORRUPT",
                "{\"kind\":\"Process\",\"version\":1,\"pid\":1,\"takenAt\":\"now\"}  | CORRUPT",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}  | CORRUPT"
            })
    void whatIsNoRecordIsRefusedInOneLine(String text, Defect defect) {
        Reading reading = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.defect()).isEqualTo(defect);
            assertThat(refused.line()).doesNotContain("\n").hasSizeLessThan(300);
        });
    }

    @Test
    void aHostilePeerIsRefusedAndItsTextNotRepeated() {
        String json = new String(ProcessWriter.write(PROCESS), StandardCharsets.UTF_8)
                .replace("10.0.0.3:8080", "<script>alert(1)</script>");

        assertThat(read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.line())
                        .doesNotContain("script"));
    }

    @Property(tries = 200)
    void damageNeverThrows(@ForAll @IntRange(min = 0, max = 700) int place, @ForAll byte wrong) {
        byte[] json = ProcessWriter.write(PROCESS);
        json[place % json.length] = wrong;

        assertThat(read(json)).isNotNull();
        assertThat(read(Arrays.copyOf(json, place % json.length))).isInstanceOf(Reading.Refused.class);
    }

    private static long count(Contents contents, String place) {
        return contents.populations().stream()
                .filter(row -> row.key().place().function().equals(place))
                .mapToLong(Population::count)
                .sum();
    }

    private static Reading read(byte[] json) {
        return Artifact.read(new ByteArrayInputStream(json), Bounds.DEFAULT);
    }
}

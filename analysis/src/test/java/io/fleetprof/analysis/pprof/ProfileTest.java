package io.fleetprof.analysis.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.population.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProfileTest {
    /** What a profile says, as generated. */
    record Said(List<Long> ids, List<Sampled> samples) {}

    /** Indexes into the ids, and two values. */
    record Sampled(List<Integer> stack, long first, long second) {}

    @Property(tries = 200)
    void what_is_written_is_read(@ForAll("profiles") Said said) throws IOException {
        Encoder encoder = new Encoder().sampleType("contentions", "count").sampleType("delay", "nanoseconds");
        for (Sampled sample : said.samples()) {
            encoder.sample(sample.stack().stream().map(said.ids()::get).toList(), sample.first(), sample.second());
        }
        for (long id : said.ids()) {
            encoder.function(id, "main.f" + id, "/src/f.go", id & 0xffff);
        }

        List<Sampled> read = new ArrayList<>();
        new Stacks(decode(encoder.bytes()))
                .forEach((frames, values) -> read.add(new Sampled(indexes(frames, said), values[0], values[1])));

        assertThat(read).isEqualTo(said.samples());
    }

    private static List<Integer> indexes(List<Frame> frames, Said said) {
        return frames.stream()
                .map(frame -> said.ids().indexOf(Long.parseLong(frame.function().substring("main.f".length()))))
                .toList();
    }

    /** Small ids as Go writes them, and any other that the format allows. */
    @Provide
    Arbitrary<Said> profiles() {
        Arbitrary<Long> id = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 50),
                Arbitraries.longs().between(1, Long.MAX_VALUE),
                Arbitraries.longs().between(Long.MIN_VALUE, -1));
        return id.list().uniqueElements().ofMinSize(1).ofMaxSize(30).flatMap(ids -> samples(ids.size())
                .map(samples -> new Said(ids, samples)));
    }

    private static Arbitrary<List<Sampled>> samples(int functions) {
        Arbitrary<List<Integer>> stack =
                Arbitraries.integers().between(0, functions - 1).list().ofMaxSize(20);
        return Combinators.combine(stack, Arbitraries.longs(), Arbitraries.longs())
                .as(Sampled::new)
                .list()
                .ofMaxSize(40);
    }

    @Test
    void a_location_without_lines_is_shown_by_its_address() throws IOException {
        byte[] bytes = new Encoder()
                .sampleType("goroutine", "count")
                .sample(List.of(1L), 5)
                .message(4, fields -> {
                    fields.writeUInt64(1, 1);
                    fields.writeUInt64(3, 0xbeef);
                })
                .bytes();

        List<Frame> seen = new ArrayList<>();
        new Stacks(decode(bytes)).forEach((frames, values) -> seen.addAll(frames));

        assertThat(seen).containsExactly(new Frame("0xbeef", "", 0));
    }

    private static Profile decode(byte[] bytes) throws IOException {
        return PprofFile.decode(new Intake(new ByteArrayInputStream(bytes), 1 << 20, 1 << 20, 1000));
    }
}

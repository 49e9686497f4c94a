package io.fleetprof.analysis.pprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MergeTest {
    /** Profiles of stacks of two of 300 functions, so that ids take one byte and two, numbered differently in each. */
    @Property(tries = 50)
    void the_sum_of_profiles_has_the_sum_of_each_stack(
            @ForAll @Size(max = 5) List<@Size(max = 30) List<@IntRange(max = 40_000) Integer>> profiles)
            throws IOException {
        Merge merge = new Merge(100_000);
        Map<List<String>, Long> expected = new HashMap<>();
        for (int number = 0; number < profiles.size(); number++) {
            Encoder encoder = new Encoder().sampleType("goroutine", "count");
            for (int stack : profiles.get(number)) {
                long inner = ((long) stack + number) % 300 + 1;
                long outer = ((long) stack / 300 + number) % 300 + 1;
                encoder.sample(List.of(inner, outer), 2);
                expected.merge(List.of(name(inner, number), name(outer, number)), 2L, Long::sum);
            }
            for (long id = 1; id <= 300; id++) {
                encoder.function(id, name(id, number), "f.go", 1);
            }
            merge.add(decode(encoder));
        }

        assertThat(stacks(merge.profile())).isEqualTo(expected);
        assertThat(merge.profile().size()).isEqualTo(expected.size());
    }

    private static String name(long id, int number) {
        return "main.f" + (id + number) % 300;
    }

    @Test
    void a_merge_can_be_merged() throws IOException {
        Merge first = new Merge(1000);
        Merge second = new Merge(1000);
        first.add(decode(leak()));
        second.add(decode(leak()));
        second.add(decode(leak()));
        first.add(second.profile());

        assertThat(stacks(first.profile())).isEqualTo(Map.of(List.of("main.leak"), 9L));
    }

    @Test
    void profiles_of_different_things_do_not_add_up() throws IOException {
        Merge merge = new Merge(1000);
        merge.add(decode(leak()));
        Profile other = decode(new Encoder().sampleType("threadcreate", "count"));

        assertThatThrownBy(() -> merge.add(other)).isInstanceOf(Refusal.class).hasMessageContaining("threadcreate");
    }

    private static Encoder leak() {
        return new Encoder()
                .sampleType("goroutine", "count")
                .function(1, "main.leak", "main.go", 7)
                .sample(List.of(1L), 3);
    }

    private static Map<List<String>, Long> stacks(Profile profile) {
        Map<List<String>, Long> stacks = new HashMap<>();
        new Stacks(profile)
                .forEach((frames, values) ->
                        stacks.merge(frames.stream().map(Frame::function).toList(), values[0], Long::sum));
        return stacks;
    }

    private static Profile decode(Encoder encoder) throws IOException {
        return PprofFile.decode(new Intake(new ByteArrayInputStream(encoder.bytes()), 1 << 20, 1 << 20, 10_000));
    }
}

package io.fleetprof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Class histograms of a map that keeps all it ever got and of one that drops the oldest, 1500 a second, with a thread
 * dump of each: with garbage ({@code -all}) both grow.
 */
class RecordedHistogramsTest {
    @Test
    void a_map_that_keeps_all_is_suspected_by_what_is_reachable() throws IOException {
        Analysis analysis = Recording.analyse("jdk25/heap/WishBook-live-every-2s");

        assertThat(analysis.verdict()).as(analysis.reason()).isEqualTo(Verdict.SUSPECT);
        assertThat(analysis.findings().getFirst().location().function()).isEqualTo("wishlist.HeartsDesire");
    }

    @Test
    void a_bounded_map_does_not_grow_by_what_is_reachable() throws IOException {
        Analysis analysis = Recording.analyse("jdk25/heap/RecentWishes-live-every-2s");

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.observations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WishBook", "RecentWishes"})
    void histograms_with_garbage_accuse_neither_and_call_neither_clean(String program) throws IOException {
        Analysis analysis = Recording.analyse("jdk25/heap/" + program + "-all-every-2s");

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.observations()).anySatisfy(seen -> {
            assertThat(seen.location().function()).isEqualTo("wishlist.HeartsDesire");
            assertThat(seen.lacked()).anyMatch(line -> line.startsWith("objects that surely are reachable"));
        });
        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason())
                .contains("objects of wishlist.HeartsDesire grow by histograms that may count garbage", "impact High");
    }
}

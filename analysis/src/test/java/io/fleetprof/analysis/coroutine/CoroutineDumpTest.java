package io.fleetprof.analysis.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.artifact.Artifact;
import io.fleetprof.analysis.artifact.Bounds;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CoroutineDumpTest {
    private static final String HEAD = "Coroutines dump 2026/11/23 22:16:38\n\n";

    @Test
    void a_coroutine_stands_where_it_is_suspended_and_knows_who_launched_it() {
        Contents contents = read(HEAD + """
                Coroutine "coroutine#2":DeferredCoroutine{Active}@289d1c02, state: SUSPENDED
                \tat kotlinx.coroutines.DeferredCoroutine.await$suspendImpl(Builders.common.kt:99)
                \tat shop.Prices$load$2.invokeSuspend(Prices.kt:7)
                \tat _COROUTINE._CREATION._(CoroutineDebugging.kt)
                \tat kotlinx.coroutines.BuildersKt.async(Unknown Source)
                \tat shop.Desk.open(Desk.kt:25)
                """);

        assertThat(contents.source()).isEqualTo(Source.COROUTINES);
        assertThat(contents.populations()).singleElement().satisfies(row -> {
            assertThat(row.key().family()).isEqualTo(Family.LAUNCH);
            assertThat(row.key().state().name()).isEqualTo("Suspended");
            assertThat(row.site()).isEqualTo(new Frame("shop.Prices.load", "Prices.kt", 7));
            assertThat(row.creators()).containsOnlyKeys(new Frame("shop.Desk.open", "Desk.kt", 25));
            assertThat(row.labels()).containsOnlyKeys("builder=DeferredCoroutine");
        });
    }

    /** As kotlinx-coroutines 1.6 parts the stacks: words between backspaces. */
    @Test
    void one_that_has_not_begun_stands_where_it_was_made() {
        Contents contents = read(HEAD + """
                Coroutine LazyStandaloneCoroutine{New}@1f, state: CREATED
                \tat \b\b\b(Coroutine creation stacktrace.\b(\b)
                \tat kotlinx.coroutines.BuildersKt.launch(Unknown Source)
                \tat shop.Desk.open(Desk.kt:25)
                """);

        assertThat(contents.populations()).singleElement().satisfies(row -> {
            assertThat(row.key().state().name()).isEqualTo("Created");
            assertThat(row.key().place().function()).isEqualTo("shop.Desk.open");
        });
    }

    @Test
    void one_whose_job_is_over_does_not_count() {
        Contents contents = read(HEAD + """
                Coroutine StandaloneCoroutine{Completed}@1f, state: RUNNING (Last suspension stacktrace, not an actual stacktrace)
                \tat shop.Desk$open$1.invokeSuspend(Desk.kt:28)

                Coroutine StandaloneCoroutine{Active}@1e, state: RUNNING
                \tat shop.Desk$open$1.invokeSuspend(Desk.kt:28)
                """);

        assertThat(contents.populations()).extracting(Population::count).containsExactly(1L);
    }

    @Test
    void a_watch_that_breaks_off_is_truncated() {
        String watched = "Made within 5000 ms, and alive:\n" + HEAD;

        assertThat(defect(watched)).isEqualTo(Defect.TRUNCATED);
        assertThat(read(watched + "End of the coroutines\n").populations()).isEmpty();
        assertThat(read(watched + "End of the coroutines\n").remarks())
                .singleElement()
                .asString()
                .startsWith("coroutines: 0 that were made within 5000 ms");
    }

    @Test
    void what_has_no_state_is_corrupt() {
        assertThat(defect(HEAD + "Coroutine without a state\n")).isEqualTo(Defect.CORRUPT);
        assertThat(defect(HEAD + "\tat shop.Desk.open(Desk.kt:28)\n")).isEqualTo(Defect.CORRUPT);
    }

    private static Contents read(String text) {
        return ((Reading.Read) reading(text)).contents();
    }

    private static Defect defect(String text) {
        return ((Reading.Refused) reading(text)).defect();
    }

    private static Reading reading(String text) {
        return Artifact.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Bounds.DEFAULT);
    }
}

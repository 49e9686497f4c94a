package io.fleetprof.analysis.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Detection;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Thresholds;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Reading;
import io.fleetprof.analysis.population.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What class histograms tell of coroutines: each heap has n suspended ones at a place. */
class CoroutinesTest {
    private static final String LIBRARY = "kotlinx.coroutines.";
    private static final String ORPHAN = "coroutines without a parent";
    private static final String CHILD = "coroutines under a parent";

    @Test
    void one_coroutine_in_several_functions_with_what_it_holds_is_one_finding() {
        Finding finding = only(n -> Map.of(
                "shop.Desk$open$1",
                n,
                "shop.Desk$serve$1",
                n,
                "shop.Desk$serve$2",
                n,
                "shop.Order",
                n,
                LIBRARY + "StandaloneCoroutine",
                n,
                LIBRARY + "CancellableContinuationImpl",
                n));

        assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
        assertThat(finding.fingerprint().family()).isEqualTo(Family.COROUTINE);
        assertThat(finding.location().display()).isEqualTo("shop.Desk.open");
        assertThat(finding.had())
                .contains("grows alike: shop.Desk.serve (+2000)", "grows alike: shop.Order (+2000)")
                .contains("grows alike: " + ORPHAN + " (+2000)");
    }

    @Test
    void two_leaks_of_different_pace_are_two_findings() {
        Analysis analysis = analyse(n ->
                Map.of("shop.Desk$open$1", n, "shop.Store$look$1", n / 2, LIBRARY + "StandaloneCoroutine", n + n / 2));

        assertThat(analysis.findings())
                .extracting(finding -> finding.location().display())
                .containsExactly("shop.Desk.open", "shop.Store.look");
        assertThat(analysis.findings()).allMatch(finding -> finding.cause().contains("classes do not tell which"));
    }

    @Test
    void an_anonymous_class_that_grows_without_coroutines_is_suspected_only() {
        Finding finding = only(n -> Map.of("shop.Desk$open$1", n, LIBRARY + "StandaloneCoroutine", 7));

        assertThat(finding.tier()).isEqualTo(Tier.SUSPECTED);
        assertThat(finding.lacked().getFirst()).contains("not as many more of them");
    }

    @Test
    void growth_where_garbage_is_counted_accuses_nobody() {
        Analysis analysis = analyse(n -> Map.of(
                "shop.Desk$open$1",
                n,
                "shop.Order",
                n,
                LIBRARY + "StandaloneCoroutine",
                n,
                LIBRARY + "CompletedContinuation",
                n));

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.observations())
                .filteredOn(seen -> seen.location().display().equals("shop.Desk.open"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.lacked().getFirst()).contains("without -all"));
    }

    @Test
    void scopes_inside_a_coroutine_do_not_hide_that_it_has_no_parent() {
        Map<String, Long> figures = figures(Map.of(
                "shop.Desk$open$1",
                10,
                LIBRARY + "StandaloneCoroutine",
                10,
                LIBRARY + "DispatchedCoroutine",
                10,
                LIBRARY + "ChildHandleNode",
                10));

        assertThat(figures).containsEntry(ORPHAN, 10L).containsEntry(CHILD, 0L);
    }

    @Test
    void scopes_inside_a_child_do_not_count_it_twice() {
        Map<String, Long> figures = figures(Map.of(
                "shop.Desk$open$1",
                10,
                LIBRARY + "DeferredCoroutine",
                10,
                LIBRARY + "internal.ScopeCoroutine",
                10,
                LIBRARY + "ChildHandleNode",
                20));

        assertThat(figures).containsEntry(ORPHAN, 0L).containsEntry(CHILD, 10L);
    }

    @Test
    void what_a_coroutine_waits_for_is_told_by_what_is_to_wake_it() {
        Map<String, Long> figures = figures(Map.of(
                "shop.Desk$open$1",
                100,
                LIBRARY + "StandaloneCoroutine",
                100,
                LIBRARY + "CancellableContinuationImpl",
                95,
                LIBRARY + "JobSupport$AwaitContinuation",
                5,
                LIBRARY + "ResumeAwaitOnCompletion",
                5,
                LIBRARY + "EventLoopImplBase$DelayedResumeTask",
                10,
                LIBRARY + "flow.StateFlowImpl$collect$1",
                20,
                LIBRARY + "channels.ChannelSegment",
                1));

        assertThat(figures)
                .containsEntry("waits for a Deferred or a Job", 5L)
                .containsEntry("timers of delays", 10L)
                .containsEntry("collectors of flows", 20L)
                .containsEntry("waits in a channel, a mutex or a semaphore", 32L)
                .containsEntry("waits without timer or sender", 33L)
                .containsEntry("objects of work in progress", 0L);
    }

    /** Objects by class when there are n coroutines. */
    private interface Heap {
        Map<String, Integer> at(int n);
    }

    private static Finding only(Heap heap) {
        List<Finding> findings = analyse(heap).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static Analysis analyse(Heap heap) {
        List<Snapshot> snapshots = IntStream.range(0, 3)
                .mapToObj(i -> new Snapshot(
                        Container.local("shop-1", "shop", Optional.empty()),
                        i,
                        Optional.of(Duration.ofSeconds(10L * i)),
                        Optional.empty(),
                        "file-" + i,
                        read(heap.at(1000 * (i + 1))).contents()))
                .toList();
        Fleet fleet = ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
        return Detection.analyse(fleet, 1, Thresholds.DEFAULT, Optional.empty());
    }

    private static Map<String, Long> figures(Map<String, Integer> heap) {
        Map<String, Long> figures = new TreeMap<>();
        for (Population row : read(heap).contents().populations()) {
            figures.put(row.key().place().function(), row.count());
        }
        return figures;
    }

    private static Reading.Read read(Map<String, Integer> heap) {
        StringBuilder text = new StringBuilder("4711:\n num     #instances         #bytes  class name (module)\n---\n");
        heap.forEach((name, n) -> text.append("%6d: %12d %15d  %s%n".formatted(1, n, 16L * n, name)));
        long objects = heap.values().stream().mapToLong(n -> n).sum();
        text.append("Total ").append(objects).append(' ').append(16 * objects).append('\n');
        try {
            byte[] bytes = text.toString().getBytes(UTF_8);
            Intake intake = new Intake(new ByteArrayInputStream(bytes), 1 << 20, 1 << 20, 1 << 20);
            return (Reading.Read) ClassHistogram.read(intake);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

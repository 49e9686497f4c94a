package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds objects that grow, by the live objects that a recording samples. */
class RetainersTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ENTRIES = "shop.Cache.ENTRIES";
    private static final Row THREADS = Row.thread(Scene.SELECT, "shop.Main.main", 5, 5, 5);

    private static Row heldBy(String holder, String className, long count) {
        return Row.live(holder, className, count).label("holder=" + holder, count);
    }

    private static Scene everyTwoMinutes() {
        return new Scene().every(Duration.ofMinutes(2));
    }

    @Test
    void aGrowingClassLearnsTheFieldThatHoldsIt() {
        Analysis analysis = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Order", 100, 200, 300),
                        heldBy(ENTRIES, "shop.Order", 12),
                        Row.live("shop.Orders.place", "shop.Order", 2))
                .analyse();

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.fingerprint().function()).isEqualTo("shop.Order");
            assertThat(finding.had()).contains("held by shop.Cache.ENTRIES (12 of 14 sampled live objects)");
            assertThat(finding.cause()).startsWith("shop.Cache.ENTRIES holds what grows (shop.Order, 300 now)");
            assertThat(finding.remedy()).startsWith("Bound shop.Cache.ENTRIES");
            assertThat(finding.verify()).anyMatch(line -> line.startsWith("jfr print"));
        });
    }

    @Test
    void itsPlaceIsTheSameWithoutARecording() {
        Finding finding = everyTwoMinutes()
                .pod(HOUR, THREADS, Row.ofClass("shop.Order", 100, 200, 300))
                .analyse()
                .findings()
                .getFirst();

        assertThat(finding.fingerprint().function()).isEqualTo("shop.Order");
        assertThat(finding.cause()).startsWith("Objects of shop.Order are kept");
        assertThat(finding.lacked())
                .anyMatch(line -> line.startsWith("the field that holds them: live objects in a JFR"));
    }

    @Test
    void noFieldIsNamedThatHoldsLessThanHalf() {
        Finding finding = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Order", 100, 200, 300),
                        heldBy(ENTRIES, "shop.Order", 3),
                        heldBy("shop.Session.cart", "shop.Order", 2),
                        Row.live("shop.Orders.place", "shop.Order", 5))
                .analyse()
                .findings()
                .getFirst();

        assertThat(finding.had()).noneMatch(line -> line.startsWith("held by"));
        assertThat(finding.lacked()).anyMatch(line -> line.contains("10 live objects of the class were sampled"));
    }

    @Test
    void classesOfTheJdkOnlyAccompanyTheUsersOwn() {
        Analysis analysis = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Order", 1000, 2000, 3000),
                        Row.ofClass("java.util.HashMap$Node", 5000, 6000, 7000),
                        Row.ofClass("[B", 5000, 6000, 7000),
                        heldBy(ENTRIES, "[B", 9))
                .analyse();

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fingerprint().function()).isEqualTo("shop.Order");
            assertThat(finding.had())
                    .contains("grows alike: java.util.HashMap$Node (+2000)")
                    .contains("held by shop.Cache.ENTRIES (9 of 9 sampled live objects of [B, which grows alike)");
            assertThat(finding.cause()).startsWith("shop.Cache.ENTRIES holds what grows");
        });
    }

    @Test
    void whatDoesNotGrowAlikeNamesNoHolder() {
        Analysis analysis = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Order", 1000, 2000, 3000),
                        Row.ofClass("[B", 50_000, 50_000, 50_000),
                        heldBy(ENTRIES, "[B", 9))
                .analyse();

        assertThat(analysis.findings().getFirst().had()).noneMatch(line -> line.startsWith("held by"));
    }

    @Test
    void withoutAnyOfTheUsersTheHolderIsTheirPlace() {
        Scene scene = everyTwoMinutes()
                .with(Gauge.HEAP_AFTER_FIRST_GC_BYTES, 40L << 20)
                .with(Gauge.HEAP_AFTER_LAST_GC_BYTES, 120L << 20);
        Analysis analysis = scene.pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("java.util.HashMap$Node", 5000, 6000, 7000),
                        Row.ofClass("[B", 5000, 6000, 7000),
                        heldBy(ENTRIES, "[B", 9),
                        heldBy(ENTRIES, "java.util.HashMap$Node", 3))
                .analyse();

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.location().display()).isEqualTo(ENTRIES);
            assertThat(finding.count()).isEqualTo(14_000);
            assertThat(finding.had()).contains("held by shop.Cache.ENTRIES (12 of 12 sampled live objects)");
            assertThat(finding.cause()).startsWith("shop.Cache.ENTRIES holds what grows");
        });
    }

    @Test
    void whatMayBeGarbageIsAnObservationWhileTheHeapDoesNotRise() {
        Scene scene = everyTwoMinutes()
                .with(Gauge.HEAP_AFTER_FIRST_GC_BYTES, 40L << 20)
                .with(Gauge.HEAP_AFTER_LAST_GC_BYTES, 41L << 20);
        Analysis analysis = scene.pod(HOUR, THREADS, Row.ofGarbage("[B", 5000, 6000, 7000), heldBy(ENTRIES, "[B", 9))
                .analyse();

        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(analysis.reason())
                .contains("held for garbage, for the heap after collection went from 40 to 41 MiB");
        assertThat(analysis.observations().getFirst().lacked())
                .anyMatch(line -> line.contains("the heap after collection went from 40 to 41 MiB"));
    }

    @Test
    void whatMayBeGarbageIsSuspectedWhereTheHeapRises() {
        Scene scene = everyTwoMinutes()
                .with(Gauge.HEAP_AFTER_FIRST_GC_BYTES, 40L << 20)
                .with(Gauge.HEAP_AFTER_LAST_GC_BYTES, 60L << 20);
        Analysis analysis = scene.pod(
                        HOUR, THREADS, Row.ofGarbage("shop.Order", 5000, 6000, 7000), heldBy(ENTRIES, "[B", 9))
                .analyse();

        assertThat(analysis.verdict()).isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void whatMayBeGarbageIsUndecidedWhereNothingTellsOfTheHeap() {
        Analysis analysis = everyTwoMinutes()
                .pod(HOUR, THREADS, Row.ofGarbage("shop.Order", 5000, 6000, 7000))
                .analyse();

        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason()).startsWith("objects of shop.Order grow by histograms that may count garbage");
    }

    @Test
    void classesOfTheJdkWithoutAHolderAreNoFinding() {
        assertThat(everyTwoMinutes()
                        .pod(HOUR, THREADS, Row.ofClass("[B", 5000, 6000, 7000))
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void classesInOneFieldsHandsAreOneFinding() {
        Analysis analysis = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Order", 1000, 2000, 3000),
                        Row.ofClass("shop.Line", 900, 1800, 2700),
                        heldBy(ENTRIES, "shop.Order", 9).label("class=shop.Line", 4))
                .analyse();

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fingerprint().function()).isEqualTo("shop.Order");
            assertThat(finding.had()).contains("grows alike: shop.Line (+1800)");
        });
    }

    @Test
    void aThreadLocalIsToldByItsEntries() {
        Finding finding = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Buffer", 100, 200, 300),
                        Row.ofClass("java.lang.ThreadLocal$ThreadLocalMap$Entry", 140, 240, 340))
                .analyse()
                .findings()
                .getFirst();

        assertThat(finding.cause()).contains("stay in ThreadLocals", "shop.Buffer");
        assertThat(finding.remedy()).contains("ThreadLocal.remove() in a finally");
    }

    @Test
    void aThreadLocalIsToldByTheChainThatHoldsIt() {
        Finding finding = everyTwoMinutes()
                .pod(
                        HOUR,
                        THREADS,
                        Row.ofClass("shop.Buffer", 100, 200, 300),
                        heldBy("java.lang.ThreadLocal$ThreadLocalMap$Entry.value", "shop.Buffer", 5))
                .analyse()
                .findings()
                .getFirst();

        assertThat(finding.had()).anyMatch(line -> line.startsWith("held by a ThreadLocal"));
        assertThat(finding.cause()).contains("stay in ThreadLocals");
    }
}

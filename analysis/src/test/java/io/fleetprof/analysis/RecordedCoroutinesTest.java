package io.fleetprof.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;
import io.fleetprof.analysis.population.Family;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Histograms and dumps of Kotlin services, from bytes to verdict; the programs are in e2e/workloads/jvm. */
class RecordedCoroutinesTest {
    private static final List<String> JDKS = List.of("jdk17", "jdk21", "jdk25");

    /** What is found where, by which evidence, with which remedy. */
    private record Leak(String recording, String place, String evidence, String cause, String remedy) {}

    private static final List<Leak> LEAKS = List.of(
            new Leak(
                    "AuditTrail",
                    "audittrail.AuditTrail.enterView",
                    "coroutines without a parent",
                    "GlobalScope",
                    "owned scope"),
            new Leak(
                    "PriceWatch",
                    "pricewatch.OfferPage.openOffer",
                    "collectors of flows",
                    "Collectors of a Flow",
                    "takeWhile"),
            new Leak(
                    "ThankNotes",
                    "basketthanks.ThankNotes.fillBasket",
                    "waits for a Deferred or a Job",
                    "was not kept",
                    "Keep the Job"),
            new Leak(
                    "StockHold",
                    "stockhold.StockHold.holdArticle",
                    "waits without timer or sender",
                    "delay(Long.MAX_VALUE)",
                    "withTimeout"),
            new Leak(
                    "RibbonRoom",
                    "ribbonroom.RibbonOrder.tieRibbon",
                    "cancelled scopes",
                    "another Job",
                    "SupervisorJob(parentJob)"));

    static Stream<Arguments> leaks() {
        return JDKS.stream().flatMap(jdk -> LEAKS.stream().map(leak -> Arguments.of(jdk, leak)));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void a_leak_is_told_by_what_grows_with_it(String jdk, Leak leak) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/coroutine/" + leak.recording() + "-every-1s");

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.fingerprint().family()).isEqualTo(Family.COROUTINE);
            assertThat(finding.location().display()).isEqualTo(leak.place());
            assertThat(finding.had()).anyMatch(line -> line.startsWith("grows alike: " + leak.evidence()));
            assertThat(finding.cause()).contains(leak.cause());
            assertThat(finding.remedy()).contains(leak.remedy());
        });
    }

    /** What the probes saw being made, and what a histogram counts after each collection. */
    @ParameterizedTest
    @CsvSource({
        "jdk25, AuditTrail, audittrail.AuditTrail.enterView, AuditTrail.kt:17, AuditTrail.kt:14",
        "jdk17, StockHold, stockhold.StockHold.holdArticle, StockHold.kt:18, StockHold.kt:15"
    })
    void the_probes_name_the_line_that_launches_what_grows(
            String jdk, String recording, String place, String waiting, String launching) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/probed/" + recording + "-every-2s");

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fingerprint().family()).isEqualTo(Family.COROUTINE);
            assertThat(finding.location().display()).isEqualTo(place + " (" + waiting + ")");
            assertThat(finding.createdBy().orElseThrow().display()).isEqualTo(place + " (" + launching + ")");
            assertThat(finding.had()).anyMatch(line -> line.startsWith("launched at " + place + " (" + launching));
            assertThat(finding.lacked()).noneMatch(line -> line.contains("the launching line"));
            assertThat(finding.stacks().getFirst().stack().anyFunction("shopday.ShopDay.serveAll"::equals))
                    .as("the stack that made them")
                    .isTrue();
        });
    }

    @Test
    void what_is_launched_and_ends_is_no_finding() throws IOException {
        Analysis analysis = Recording.analyse("jdk25/probed/AuditOffice-every-2s");

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.remarks()).anyMatch(remark -> remark.contains("those that are older are not seen"));
    }

    @Test
    void without_probes_the_finding_says_how_to_learn_who_launches() throws IOException {
        assertThat(Recording.analyse("jdk25/coroutine/AuditTrail-every-1s").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.lacked())
                        .anyMatch(line -> line.startsWith("the launching line:") && line.contains("Coroutines")));
    }

    static Stream<String> twins() {
        return JDKS.stream()
                .flatMap(jdk -> Stream.of("AuditOffice", "PriceBoard", "KeptNotes", "ShowRoom", "RibbonTable")
                        .map(twin -> jdk + "/coroutine/" + twin + "-every-1s"));
    }

    /** Their histograms count garbage: short-lived coroutines seem to grow until the next collection. */
    @ParameterizedTest
    @MethodSource("twins")
    void a_healthy_service_is_not_accused_by_its_garbage(String recording) throws IOException {
        Analysis analysis = Recording.analyse(recording);

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(analysis.reason()).contains("histograms that count garbage");
        assertThat(analysis.observations())
                .anyMatch(seen -> seen.lacked().stream().anyMatch(line -> line.contains("garbage was counted")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void event_loops_in_runBlocking_are_found(String jdk) throws IOException {
        Analysis analysis = Recording.analyse(jdk + "/coroutine/MemberGate-every-1s");

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.detector()).isEqualTo("LOOP_HELD");
            assertThat(finding.tier()).isEqualTo(Tier.PROBABLE);
            assertThat(finding.location().function()).isEqualTo("membergate.MemberGate.admitMember");
            assertThat(finding.count()).isEqualTo(12);
            assertThat(finding.cause()).contains("runBlocking");
            assertThat(finding.remedy()).contains("make the function suspend", "launch or async");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk21", "jdk25"})
    void as_many_threads_of_their_own_in_runBlocking_are_clean(String jdk) throws IOException {
        assertThat(Recording.analyse(jdk + "/coroutine/MemberLobby-every-1s").verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}

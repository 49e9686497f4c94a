package io.fleetprof.analysis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.report.Examples;
import io.fleetprof.analysis.report.Paragraphs;
import io.fleetprof.analysis.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentTest {
    private static final String SENDERS = "go/go1.26.8/orders-leaking-every-4s";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go/go1.26.8/asleep-11-minutes-every-5s",
                "jvm/jdk25/ThreadPerRequest-every-4s",
                "jvm/jdk21/ExecutorPerCall-every-4s",
                "jvm/jdk17/Deadlock-every-4s",
                "jvm/jdk25/json/VirtualWaiters-every-4s"
            })
    void incidentsOfTwoKindsShareNoSentence(String other) throws IOException {
        assertNothingShared(Recorded.report(SENDERS), Recorded.report(other));
    }

    @Test
    void noMoreDoTwoOfOneKindInTwoPlaces() throws IOException {
        Report here = Recorded.report(SENDERS);
        Report there = Recorded.renamed(SENDERS, "askSupplier", "askWarehouse");

        assertThat(there.analysis().findings().getFirst().cause())
                .isEqualTo(here.analysis().findings().getFirst().cause());
        assertNothingShared(here, there);
    }

    @Test
    void everyPartRestsOnFactsOfThisIncident() throws IOException {
        Incident incident = incident(Recorded.report(SENDERS));

        assertThat(incident.parts())
                .extracting(Incident.Part::heading)
                .containsExactly("Situation", "Task", "Action", "Result");
        assertThat(incident.parts()).allSatisfy(part -> assertThat(part.sentences())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(sentence -> sentence.contains("main.askSupplier (main.go:69)")));
        assertThat(sentences(incident))
                .anyMatch(sentence -> sentence.contains("1,726 → 2,534 → 3,343"))
                .anyMatch(sentence -> sentence.contains("from 2026-11-23 14:08:00 UTC to 2026-11-23 14:08:08 UTC"));
    }

    @Test
    void withoutAFindingThereIsNoIncident() {
        Report clean = Examples.clean();
        assertThat(clean.facts().incident("cart")).isEmpty();
    }

    private static void assertNothingShared(Report one, Report other) {
        assertThat(sentences(incident(one))).doesNotContainAnyElementsOf(sentences(incident(other)));
    }

    private static Incident incident(Report report) {
        return report.facts().incident(Paragraphs.subject(report.subject())).orElseThrow();
    }

    /** As a reader parts them, not as they were put together. */
    private static List<String> sentences(Incident incident) {
        return incident.parts().stream()
                .flatMap(part -> part.sentences().stream())
                .flatMap(sentence -> Stream.of(sentence.split("(?<=[.!?])\\s+(?=[\\p{Lu}`])")))
                .toList();
    }
}

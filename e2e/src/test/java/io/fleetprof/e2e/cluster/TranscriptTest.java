package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "  Start Time:  2026-11-23T17:59:24Z|  Start Time:  TIME",
                "  UID:  1b17b045-f8de-4417-82a6-63198af26752|  UID:  UID",
                "  Pod:  leaky-66f8f9d46d-9mw8g|  Pod:  leaky-HASH-ID",
                "replica set leaky-66f8f9d46d from 0 to 3|replica set leaky-HASH from 0 to 3",
                "  Node:   worker-7|  Node:   NODE",
                "GET http://10.203.64.7:6060/debug|GET http://IP:6060/debug",
                "16,608 goroutines growing 10,518/min|N goroutines growing N/min",
                "shop-17 in it|NAMESPACE in it",
            })
    void whatDiffersFromRunToRunIsMasked(String printed, String masked) {
        assertThat(Transcript.masked(printed, "shop-17")).isEqualTo(masked + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Active Deadline Seconds:  1800",
        "  Interval:   5s",
        "  Findings Count:   1",
        "http://127.0.0.1:8090/default",
        "farequote.askAirline (leaky.go:33)",
    })
    void whatAUserSetOrThatMeansSomethingStays(String printed) {
        assertThat(Transcript.masked(printed, "shop-17").strip()).isEqualTo(printed.strip());
    }

    @Test
    void columnsKeepTheirPlacesWhateverTheAge() {
        String young = """
                NAME    AGE   WORST   REPORT
                leaky   9s    x       http://r
                nine    12s           http://r
                """;
        String old = """
                NAME    AGE    WORST   REPORT
                leaky   102s   x       http://r
                nine    103s           http://r
                """;

        assertThat(Transcript.masked(old, "-none-"))
                .isEqualTo(Transcript.masked(young, "-none-"))
                .isEqualTo("""
                NAME    AGE   WORST   REPORT
                leaky   AGO   x       http://r
                nine    AGO           http://r
                """);
    }

    @Test
    void amountsAreMaskedAndLimitsAreNot() {
        assertThat(Transcript.masked("Spec:\n  Max Pods:  10\n    Count:   16608\n", "-none-"))
                .isEqualTo("Spec:\n  Max Pods:  10\n    Count:   N\n");
    }

    @Test
    void anAgeMayBeLongerThanItsTitle() {
        assertThat(Transcript.masked("NAME    AGE\nleaky   2m13s\n", "-none-")).isEqualTo("NAME    AGE\nleaky   AGO\n");
    }

    @Test
    void aTableEndsBeforeTheNextCommand() {
        String printed = """
                LAST SEEN   TYPE
                2m4s        Normal

                $ kubectl get x
                9s          stays
                """;

        assertThat(Transcript.masked(printed, "-none-")).isEqualTo(printed.replace("2m4s", "AGO "));
    }
}

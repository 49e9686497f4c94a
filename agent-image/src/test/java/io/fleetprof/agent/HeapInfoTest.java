package io.fleetprof.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapInfoTest {
    /** Each fills some of 64 MiB while it compiles the source it is started from. */
    @ParameterizedTest
    @Tag("whole-run")
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Z", "Shenandoah"})
    void every_collector_tells_what_is_used(String collector) {
        try (Program program =
                        Program.java(Jdk.JDK_25, "Sleeper.java", "-XX:-UseSerialGC", "-XX:+Use" + collector + "GC");
                Jvm jvm = Outcomes.done(Jvm.of(program.pid()))) {
            assertThat(Outcomes.done(jvm.usedHeap(Duration.ofSeconds(20)))).isBetween(1L << 20, 64L << 20);
        }
    }

    @Test
    void generations_are_added_and_shares_and_classes_are_not() {
        assertThat(HeapInfo.used("""
                 def new generation   total 19648K, used 1050K [0x1, 0x2)
                  eden space 17472K,   6% used [0x1, 0x2)
                 tenured generation   total 43712K, used 2M [0x1, 0x2)
                 Metaspace       used 121K, committed 320K, reserved 1056768K
                  class space    used 5K, committed 128K, reserved 1048576K
                """)).isEqualTo(Outcome.done((1050L << 10) + (2L << 20)));
    }

    @Test
    void other_words_tell_nothing() {
        assertThat(Outcomes.reason(HeapInfo.used("nothing is used here"))).isEqualTo(Reason.NOT_A_PROFILE);
    }
}

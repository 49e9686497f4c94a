package io.fleetprof.operator.capture.pod.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessTextsTest {
    private static final String STAT =
            "1 (java) S 0 1 1 0 -1 4194560 9 0 0 0 50 7 0 0 20 0 23 0 123456 2800 9000 18446744073709551615 1\n";
    private static final String STATUS = "Name:\tjava\nVmRSS:\t  51200 kB\nThreads:\t23\nSigCgt:\t%s\n";
    private static final String WITH_QUIT = "2000000181005ccf";
    private static final String WITHOUT_QUIT = "2000000181005ccb";

    @Test
    void aJvmTellsItsLifeAndItsFigures() {
        assertThat(ProcessTexts.read(1, STAT + STATUS.formatted(WITH_QUIT)))
                .isEqualTo(Outcome.done(new ProcessTexts(
                        1, Duration.ofMillis(1_234_560), Map.of(Gauge.THREADS, 23L, Gauge.RSS_BYTES, 51_200L << 10))));
    }

    @Test
    void oneThatWouldDieOfTheSignalIsNotAsked() {
        assertThat(reason(STAT + STATUS.formatted(WITHOUT_QUIT))).isEqualTo(Reason.NOT_A_JVM);
        assertThat(reason(STAT + "Name:\tjava\n")).isEqualTo(Reason.NOT_A_JVM);
    }

    @Test
    void oneThatIsGoneOrOddIsRefused() {
        assertThat(reason("")).isEqualTo(Reason.NO_SUCH_PROCESS);
        assertThat(reason("1 java\n" + STATUS.formatted(WITH_QUIT))).isEqualTo(Reason.NOT_A_PROFILE);
    }

    private static Reason reason(String text) {
        return ProcessTexts.read(1, text) instanceof Outcome.Refused<ProcessTexts>(Reason reason, String _)
                ? reason
                : null;
    }
}

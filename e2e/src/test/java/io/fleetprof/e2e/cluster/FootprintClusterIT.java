package io.fleetprof.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the operator takes of time and memory. The figures depend on the machine: they are printed beside what is
 * promised, and only a gross miss fails.
 */
@DisruptiveClusterTest
class FootprintClusterIT {
    private static final int PODS = 20;
    private static final int GROSSLY = 10;
    private static final Duration START = Duration.ofMillis(2500);
    private static final long MEMORY = 200L << 20;
    private static final Pattern STARTED = Pattern.compile("started in ([\\d.]+)s");
    private static final Pattern MOST_MEMORY = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private static Stage stage;

    @BeforeAll
    static void deploy(Stage given) {
        stage = given;
        stage.namespace().start(GoService.leak("fleet").times(PODS)).ready();
        stage.operator().kill();
        stage.operator().awaitServing();
    }

    @Test
    void startsSoonAndStaysSmallWhileItProfilesTwentyPods() {
        Duration start = Duration.ofMillis(Math.round(
                1000 * Double.parseDouble(found(STARTED, stage.operator().log()))));
        stage.figures().took("the operator's start", start, START);
        String target = "{selector: {matchLabels: {app: fleet}}, maxPods: %d}".formatted(PODS);
        try (Requested request = stage.namespace().request(Requests.of("fleet", target, Requests.THREE_LOOKS))) {
            assertThat(request.complete().at("/podsSummary").asText()).isEqualTo("20/20");
        }
        long memory = Long.parseLong(found(MOST_MEMORY, stage.operator().file("/proc/1/status"))) << 10;
        stage.figures().holds("the operator's RSS, at most, 20 pods", memory, MEMORY);

        assertThat(start).isLessThan(START.multipliedBy(GROSSLY));
        assertThat(memory).isLessThan(2 * MEMORY);
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new AssertionError("no " + pattern + " in " + text));
    }
}

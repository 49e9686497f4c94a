package io.fleetprof.analysis.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.StateClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitReasonTest {
    @ParameterizedTest
    @CsvSource({
        "chan receive, chan receive, IDLE_ABLE",
        "chan receive (leaked), chan receive, IDLE_ABLE",
        "chan receive (nil chan) (leaked), chan receive (nil chan), NEVER_IDLE",
        "chan receive (durable), chan receive, IDLE_ABLE",
        "chan send (synctest), chan send, NEVER_IDLE",
        "chan send (scan), chan send, NEVER_IDLE",
        "select (no cases), select (no cases), NEVER_IDLE",
        "sync.WaitGroup.Wait (durable), sync.WaitGroup.Wait, JOINING",
        "sleep, sleep, ASLEEP",
        "runnable, running, RUNNING",
        "GC assist wait, running, RUNNING",
        "some new reason of Go 1.40, running, RUNNING",
    })
    void words_of_the_header_give_one_state(String words, String state, StateClass stateClass) {
        assertThat(WaitReason.of(words).state().name()).isEqualTo(state);
        assertThat(WaitReason.of(words).state().stateClass()).isEqualTo(stateClass);
    }
}

package io.fleetprof.operator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.operator.store.ArtifactStore.Put;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Put STORED = new Put.Stored("plan.json", 1, "0".repeat(64));
    private static final Put AWAY = failed(StoreProblem.Reason.Unreachable);
    private static final Put FORBIDDEN = failed(StoreProblem.Reason.Forbidden);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Deque<Put> answers = new ArrayDeque<>();

    @Test
    void aStoreThatComesBackHasTheBytesInTheEnd() {
        answers.addAll(List.of(AWAY, STORED));
        assertThat(put(LONG)).isEqualTo(STORED);
    }

    @Test
    void whatAPersonMustMendIsNotTriedAgain() {
        answers.addAll(List.of(FORBIDDEN, STORED));
        assertThat(put(LONG)).isEqualTo(FORBIDDEN);
        assertThat(answers).containsExactly(STORED);
    }

    @Test
    void whenTheTimeIsOverTheLastAnswerStands() {
        answers.addAll(List.of(AWAY, STORED));
        assertThat(put(Duration.ZERO)).isEqualTo(AWAY);
    }

    @Test
    void whoIsInterruptedStaysSo() {
        answers.addAll(List.of(AWAY, STORED));
        Thread.currentThread().interrupt();
        assertThat(put(LONG)).isEqualTo(AWAY);
        assertThat(Thread.interrupted()).isTrue();
    }

    private Put put(Duration within) {
        return Retries.within(within, answers::removeFirst, Put::failure);
    }

    private static Put failed(StoreProblem.Reason reason) {
        return new Put.Failed(new StoreProblem(reason, "cannot put"));
    }
}

package io.fleetprof.operator.result.oneprocess;

import static io.fleetprof.operator.result.oneprocess.Snapshots.goroutine;
import static io.fleetprof.operator.result.oneprocess.Snapshots.goroutines;
import static io.fleetprof.operator.result.oneprocess.Snapshots.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContradictionTest {
    @Test
    void whoEndedDoesNotComeBack() {
        String three = goroutines(20, 22);

        assertThat(Contradiction.in(texts(three, "", three)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("3 goroutines or threads that had ended"));
        assertThat(Contradiction.in(texts(three, "", ""))).isEmpty();
        assertThat(Contradiction.in(texts("", three, three))).isEmpty();
    }

    @Test
    void twoMayBeOfAKindWeDoNotKnow() {
        String two = goroutines(20, 21);

        assertThat(Contradiction.in(texts(two, "", two))).isEmpty();
    }

    /** What is missing in a text that breaks off may have lived. */
    @Test
    void nothingIsConcludedFromATextThatWasCut() {
        String hundred = goroutines(20, 119);
        String cut = goroutines(20, 40) + "goroutine 41 [chan receive]:\nmain.work()\n";

        assertThat(Contradiction.in(texts(hundred, cut, hundred))).isEmpty();
        assertThat(Contradiction.in(texts(hundred, goroutines(20, 40), hundred)))
                .isPresent();
    }

    /** A C thread that calls into Go has a goroutine that nobody created, and that is in sight only during the call. */
    @Test
    void goroutinesOfCThreadsComeAndGo() {
        StringBuilder callbacks = new StringBuilder();
        for (int id = 17; id < 40; id++) {
            callbacks
                    .append("goroutine ")
                    .append(id)
                    .append(" [sleep, locked to thread]:\nmain.back()\n\t/src/main.go:40 +0x1\n\n");
        }

        assertThat(Contradiction.in(texts(callbacks.toString(), "", callbacks.toString())))
                .isEmpty();
    }

    @Test
    void finalizersAreSeenOnlyWhileTheyRunTheUsersCode() {
        StringBuilder cleanups = new StringBuilder();
        for (int id = 17; id < 40; id++) {
            cleanups.append("goroutine ").append(id).append(" [sleep]:\nmain.free()\n\t/src/main.go:40 +0x1\n");
            cleanups.append("created by runtime.(*cleanupQueue).createGs\n\t/go/src/runtime/mcleanup.go:1 +0x1\n\n");
        }

        assertThat(Contradiction.in(texts(cleanups.toString(), "", cleanups.toString())))
                .isEmpty();
    }

    @Test
    void theCreatingLineIsForLife() {
        assertThat(Contradiction.in(texts(goroutine(18, 20), goroutine(18, 21))))
                .contains("goroutine 18 was created by main.main (main.go:20) in one file and by main.main"
                        + " (main.go:21) in another");
        assertThat(Contradiction.in(texts(goroutine(18, 20), goroutine(19, 21))))
                .isEmpty();
    }

    /** A processor may hold on to sixteen ids for long, and so may 256 of them. */
    @Test
    void idsAreHandedOutInRisingOrder() {
        String late = goroutine(30_000, 20);

        assertThat(Contradiction.in(texts(late, late + goroutines(100, 4_195)))).isEmpty();
        assertThat(Contradiction.in(texts(late, late + goroutines(100, 4_196))))
                .hasValueSatisfying(why -> assertThat(why).startsWith("4097 goroutines or threads are new"));
        assertThat(Contradiction.in(texts(late, late + goroutines(20_000, 29_000))))
                .isEmpty();
    }
}

package io.fleetprof.operator.reconcile;

import static io.fleetprof.operator.status.Progresses.DUE;
import static io.fleetprof.operator.status.Progresses.NOON;
import static io.fleetprof.operator.status.Progresses.collected;
import static io.fleetprof.operator.status.Progresses.container;
import static io.fleetprof.operator.status.Progresses.planned;
import static io.fleetprof.operator.status.Progresses.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import io.fleetprof.operator.store.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Obstacle STORE_DOWN =
            new Obstacle(ConditionReason.STORAGE_NOT_READY, "nothing answers at minio:9000");
    private static final Progress NEW = new Progress.Unplanned(Optional.empty());
    private static final Work IDLE = working();

    @Test
    void aNewRequestIsPlanned() {
        assertThat(Decider.next(seen(NEW, NOON), IDLE)).isEqualTo(new Decision.Plan());
    }

    @Test
    void whileItIsBeingPlannedNothingElseIsStarted() {
        assertThat(Decider.next(seen(NEW, NOON), new Work(true, Set.of(), Instant.EPOCH)))
                .isEqualTo(new Decision.Await(Duration.ofMinutes(30)));
    }

    @Test
    void whatStoodInTheWayIsTriedAgainAfterItsPause() {
        Progress hindered = NEW.hinderedBy(STORE_DOWN);
        Work paused = new Work(false, Set.of(), NOON.plusSeconds(4));
        assertThat(Decider.next(seen(hindered, NOON), paused)).isEqualTo(new Decision.Await(Duration.ofSeconds(4)));
        assertThat(Decider.next(seen(hindered, NOON.plusSeconds(4)), paused)).isEqualTo(new Decision.Plan());
    }

    @Test
    void aRequestThatCouldNotBePlannedEndsAtItsDeadlineAndSaysWhy() {
        assertThat(Decider.next(seen(NEW.hinderedBy(STORE_DOWN), DUE), IDLE))
                .isEqualTo(new Decision.Expire(
                        "the time of spec.activeDeadlineSeconds is over: nothing answers at minio:9000"));
    }

    @Test
    void containersWithoutReceiptAndWithoutACaptureAreCaptured() {
        Decision decision = Decider.next(seen(planned(3, collected(0)), NOON), working(container(1)));
        assertThat(decision).isInstanceOfSatisfying(Decision.Capture.class, capture -> assertThat(capture.targets())
                .extracting(target -> target.container())
                .containsExactly(container(2)));
    }

    @Test
    void whileAllOthersAreBeingCapturedItWaitsForTheDeadline() {
        assertThat(Decider.next(seen(planned(1), NOON.plusSeconds(60)), working(container(0))))
                .isEqualTo(new Decision.Await(Duration.ofMinutes(29)));
    }

    @Test
    void whenEveryContainerHasItsReceiptTheyAreRead() {
        assertThat(Decider.next(seen(planned(2, collected(0), collected(1)), NOON), IDLE))
                .isEqualTo(new Decision.Analyse());
    }

    @Test
    void atTheDeadlineWhatIsThereIsRead() {
        assertThat(Decider.next(seen(planned(2, collected(0)), DUE), working(container(1))))
                .isEqualTo(new Decision.Analyse());
    }

    @Test
    void aStoreThatIsDownAtTheDeadlineEndsTheRequest() {
        assertThat(Decider.next(seen(planned(2, collected(0)).hinderedBy(STORE_DOWN), DUE), IDLE))
                .isInstanceOf(Decision.Expire.class);
    }

    @Test
    void whatCapturesStillWaitForAtTheDeadlineIsNoReasonNotToRead() {
        assertThat(Decider.next(seen(planned(2, collected(0)).hinderedBy(STORE_DOWN), DUE), working(container(1))))
                .isEqualTo(new Decision.Analyse());
    }

    @Test
    void readingThatDoesNotEndEndsTheRequestSoonAfterItsDeadline() {
        Work reading = new Work(true, Set.of(), Instant.EPOCH);
        Progress captured = planned(1, collected(0));
        assertThat(Decider.next(seen(captured, DUE), reading)).isEqualTo(new Decision.Await(Decider.LAST_READING));
        assertThat(Decider.next(seen(captured, DUE.plus(Decider.LAST_READING)), reading))
                .isEqualTo(new Decision.Expire(
                        "the time of spec.activeDeadlineSeconds is over, and the store did not answer while"
                                + " the profiles were read"));
    }

    @Test
    void anEndStaysAnEnd() {
        Progress rejected = new Progress.Rejected(ConditionReason.NO_PODS_MATCHED, "none");
        Progress expired = new Progress.Expired(Optional.empty(), "late");
        assertThat(Decider.next(seen(rejected, DUE), IDLE)).isEqualTo(new Decision.Done());
        assertThat(Decider.next(seen(expired, DUE), IDLE)).isEqualTo(new Decision.Done());
    }

    private static Work working(ContainerId... capturing) {
        return new Work(false, Set.of(capturing), Instant.EPOCH);
    }
}

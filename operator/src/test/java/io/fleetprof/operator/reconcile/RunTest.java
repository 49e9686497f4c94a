package io.fleetprof.operator.reconcile;

import static io.fleetprof.operator.status.Progresses.DUE;
import static io.fleetprof.operator.status.Progresses.NOON;
import static io.fleetprof.operator.status.Progresses.collected;
import static io.fleetprof.operator.status.Progresses.container;
import static io.fleetprof.operator.status.Progresses.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ProfileRequest;
import io.fleetprof.operator.status.Observation;
import io.fleetprof.operator.status.Obstacle;
import io.fleetprof.operator.status.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final ProfileRequest REQUEST = Serialization.unmarshal("""
            apiVersion: fleetprof.io/v1alpha1
            kind: ProfileRequest
            metadata: {name: checkout, namespace: shop, uid: "7", generation: 3, creationTimestamp: "2026-01-01T12:00:00Z"}
            spec: {target: {selector: {matchLabels: {app: checkout}}}, activeDeadlineSeconds: 60}
            """, ProfileRequest.class);
    private static final Obstacle STORE_DOWN =
            new Obstacle(ConditionReason.STORAGE_FAILED, "nothing answers at minio:9000");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final FakeSteps steps = new FakeSteps();
    private final Semaphore looks = new Semaphore(0);
    private final Run run = new Run(REQUEST, steps, Clock.fixed(NOON, ZoneOffset.UTC), looks::release);

    @AfterEach
    void end() {
        run.cancel();
    }

    @Test
    void aNewRequestIsKnownByItsOwnTimes() {
        Observation known = run.observe(REQUEST);

        assertThat(known.generation()).isEqualTo(3);
        assertThat(known.start()).isEqualTo(NOON);
        assertThat(known.deadline()).isEqualTo(NOON.plusSeconds(60));
        assertThat(known.progress()).isEqualTo(new Progress.Unplanned(Optional.empty()));
        assertThat(run.work()).isEqualTo(new Work(false, Set.of(), Instant.EPOCH));
    }

    @Test
    void aPlannedOneEndsWhenItsPlanSaysSo() throws Exception {
        plan(planned(1));

        assertThat(run.observe(REQUEST).deadline()).isEqualTo(DUE);
        assertThat(run.observe(REQUEST).progress()).isEqualTo(planned(1));
    }

    @Test
    void aStepIsBegunAndNotWaitedFor() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        steps.plan = () -> {
            held.await();
            return _ -> planned(1);
        };

        run.act(new Decision.Plan());

        assertThat(run.work().busy()).isTrue();
        assertThat(looks.availablePermits()).isZero();
        held.countDown();
        awaitLook();
        assertThat(run.work().busy()).isFalse();
    }

    @Test
    void aContainerIsCapturedUntilItsReceiptIsThere() throws Exception {
        plan(planned(2));
        CountDownLatch held = new CountDownLatch(1);
        steps.capture = _ -> {
            held.await();
            return receipt(0);
        };

        capture(0);

        assertThat(run.work().capturing()).containsExactly(container(0));
        held.countDown();
        awaitLook();
        assertThat(run.work().capturing()).isEmpty();
        assertThat(run.observe(REQUEST).progress()).isEqualTo(planned(2, collected(0)));
    }

    @Test
    void whatFailsIsTriedLaterAndLaterUntilItGoesWell() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plan(progress -> progress.hinderedBy(STORE_DOWN));
            pauses.add(Duration.between(NOON, run.work().notBefore()));
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(run.observe(REQUEST).progress()).isEqualTo(new Progress.Unplanned(Optional.of(STORE_DOWN)));

        plan(planned(1));

        assertThat(run.work().notBefore()).isEqualTo(Instant.EPOCH);
        assertThat(run.observe(REQUEST).progress().hindrance()).isEmpty();
    }

    @Test
    void anErrorOfOursIsAnObstacleAndNoEnd() throws Exception {
        steps.plan = () -> {
            throw new IllegalStateException("a bug");
        };
        run.act(new Decision.Plan());
        awaitLook();

        assertThat(run.observe(REQUEST).progress().hindrance()).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(ConditionReason.INTERNAL_ERROR);
            assertThat(obstacle.message()).contains("a bug");
        });
        assertThat(run.work().busy()).isFalse();
    }

    @Test
    void whatACaptureWaitsForShowsUntilItHasPassed() throws Exception {
        plan(planned(1));
        Semaphore passed = new Semaphore(0);
        steps.capture = caller -> {
            caller.hears(Optional.of(STORE_DOWN));
            caller.hears(Optional.of(new Obstacle(ConditionReason.STORAGE_FAILED, "the same in other words")));
            passed.acquire();
            caller.hears(Optional.empty());
            passed.acquire();
            return receipt(0);
        };

        capture(0);
        awaitLook();
        assertThat(run.observe(REQUEST).progress()).isEqualTo(planned(1).hinderedBy(STORE_DOWN));
        assertThat(run.work().notBefore()).as("others go on").isEqualTo(Instant.EPOCH);

        passed.release();
        awaitLook();
        assertThat(run.observe(REQUEST).progress()).isEqualTo(planned(1));
        passed.release();
        awaitLook();
        assertThat(looks.availablePermits()).as("looks for nothing new").isZero();
    }

    @Test
    void whatACaptureWaitedForIsForgottenWithIt() throws Exception {
        plan(planned(2));
        CountDownLatch held = new CountDownLatch(1);
        steps.capture = caller -> {
            caller.hears(Optional.of(STORE_DOWN));
            held.await();
            return receipt(0);
        };
        capture(0);
        awaitLook();

        held.countDown();
        awaitLook();

        assertThat(run.observe(REQUEST).progress()).isEqualTo(planned(2, collected(0)));
    }

    @Test
    void beforeTheAnalysisCapturesEndWithWhatTheyHave() throws Exception {
        plan(planned(1));
        steps.capture = _ -> {
            try {
                Thread.sleep(SOON);
                throw new AssertionError("nobody stopped it");
            } catch (InterruptedException _) {
                return receipt(0);
            }
        };
        capture(0);
        List<Progress> read = new ArrayList<>();
        steps.analyse = captured -> {
            read.add(captured);
            return UnaryOperator.identity();
        };

        run.act(new Decision.Analyse());
        awaitLook();
        awaitLook();

        assertThat(read).containsExactly(planned(1, collected(0)));
    }

    @Test
    void aRequestThatIsGoneStopsItsCapturesAndTellsThemSo() throws Exception {
        plan(planned(1));
        List<Boolean> gone = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        steps.capture = caller -> {
            gone.add(caller.isGone());
            begun.countDown();
            try {
                Thread.sleep(SOON);
            } catch (InterruptedException _) {
                gone.add(caller.isGone());
            }
            return UnaryOperator.identity();
        };
        capture(0);
        assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        run.cancel();
        awaitLook();

        assertThat(gone).containsExactly(false, true);
    }

    @Test
    void anEndStaysAnEndWhateverComesAfter() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        steps.plan = () -> {
            held.await();
            return _ -> planned(1);
        };
        run.act(new Decision.Plan());

        run.act(new Decision.Expire("late"));
        awaitLook();
        held.countDown();
        awaitLook();

        assertThat(run.observe(REQUEST).progress()).isEqualTo(new Progress.Expired(Optional.empty(), "late"));
    }

    @Test
    void whatHadBeenCapturedIsKnownAtTheEnd() throws Exception {
        plan(planned(2, collected(0)));

        run.act(new Decision.Expire("late"));

        assertThat(run.observe(REQUEST).progress())
                .isEqualTo(new Progress.Expired(Optional.of(planned(2, collected(0))), "late"));
    }

    private void plan(Progress found) throws InterruptedException {
        plan(_ -> found);
    }

    private void plan(UnaryOperator<Progress> found) throws InterruptedException {
        steps.plan = () -> found;
        run.act(new Decision.Plan());
        awaitLook();
    }

    private void capture(int i) {
        run.act(new Decision.Capture(List.of(planned(i + 1).plan().targets().get(i))));
    }

    private static UnaryOperator<Progress> receipt(int i) {
        return progress -> ((Progress.Planned) progress).with(collected(i));
    }

    private void awaitLook() throws InterruptedException {
        assertThat(looks.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("asked for the next look")
                .isTrue();
    }
}

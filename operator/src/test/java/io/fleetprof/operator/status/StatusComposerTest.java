package io.fleetprof.operator.status;

import static io.fleetprof.operator.status.Progresses.DUE;
import static io.fleetprof.operator.status.Progresses.NOON;
import static io.fleetprof.operator.status.Progresses.collected;
import static io.fleetprof.operator.status.Progresses.failed;
import static io.fleetprof.operator.status.Progresses.planned;
import static io.fleetprof.operator.status.Progresses.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.Condition;
import io.fleetprof.api.v1alpha1.ConditionReason;
import io.fleetprof.api.v1alpha1.ConditionType;
import io.fleetprof.api.v1alpha1.OutcomeKind;
import io.fleetprof.api.v1alpha1.Phase;
import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import io.fleetprof.api.v1alpha1.Reason;
import io.fleetprof.api.v1alpha1.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusComposerTest {
    private static final Obstacle STORE_DOWN =
            new Obstacle(ConditionReason.STORAGE_NOT_READY, "nothing answers at minio:9000");

    @Test
    void theFirstStatusSaysThatWorkGoesOn() {
        ProfileRequestStatus status = compose(new Progress.Unplanned(Optional.empty()), NOON);
        assertThat(status.phase()).isEqualTo(Phase.PENDING);
        assertThat(conditions(status))
                .containsExactly(
                        "Accepted=True/Valid",
                        "Collected=Unknown/Pending",
                        "Complete=False/Pending",
                        "Reconciling=True/Pending");
    }

    @Test
    void whatStandsInTheWayOfPlanningIsSaidWhereItIsLookedFor() {
        ProfileRequestStatus status = compose(new Progress.Unplanned(Optional.of(STORE_DOWN)), NOON);
        assertThat(conditions(status))
                .contains(
                        "Accepted=False/StorageNotReady",
                        "Complete=False/StorageNotReady",
                        "Reconciling=True/StorageNotReady");
        assertThat(status.condition(ConditionType.ACCEPTED).orElseThrow().message())
                .isEqualTo("nothing answers at minio:9000");
    }

    @Test
    void progressCountsPodsAndTheWorstTargetsComeFirst() {
        ProfileRequestStatus status = compose(planned(3, collected(0), failed(1, Reason.CONNECTION_REFUSED)), NOON);
        assertThat(status.phase()).isEqualTo(Phase.CAPTURING);
        assertThat(status.progress()).isEqualTo("2/3 pods");
        assertThat(status.podsSummary()).isEqualTo("1/3");
        assertThat(status.targets().getFirst().outcome()).isEqualTo(OutcomeKind.FAILED);
        assertThat(status.verdictIfKnown()).isEmpty();
    }

    @Test
    void withAllReceiptsItIsAnalysing() {
        ProfileRequestStatus status = compose(planned(1, collected(0)), NOON);
        assertThat(status.phase()).isEqualTo(Phase.ANALYSING);
        assertThat(conditions(status)).contains("Collected=True/Collected", "Complete=False/Analysing");
    }

    @Test
    void aRejectedRequestIsCompleteAndStalledAndNeverClean() {
        ProfileRequestStatus status =
                compose(new Progress.Rejected(ConditionReason.NO_PODS_MATCHED, "no pod has app=chekout"), NOON);
        assertThat(status.phase()).isEqualTo(Phase.COMPLETE);
        assertThat(status.verdictIfKnown()).contains(Verdict.INCONCLUSIVE);
        assertThat(status.summary()).isEqualTo("no pod has app=chekout");
        assertThat(conditions(status))
                .contains(
                        "Accepted=False/NoPodsMatched",
                        "Complete=True/Rejected",
                        "LeakFound=Unknown/Inconclusive",
                        "Stalled=True/NoPodsMatched")
                .noneMatch(condition -> condition.startsWith("Reconciling"));
    }

    @Test
    void anExpiredRequestIsCompleteAndSaysWhatStoodInTheWay() {
        Progress expired = new Progress.Expired(Optional.of(planned(2, collected(0))), "the store is down");
        ProfileRequestStatus status = compose(expired, DUE);
        assertThat(status.phase()).isEqualTo(Phase.COMPLETE);
        assertThat(status.completionTime()).isEqualTo("2026-01-01T12:30:00Z");
        assertThat(conditions(status)).contains("Complete=True/DeadlineExceeded", "LeakFound=Unknown/Inconclusive");
    }

    @Test
    void aConditionKeepsTheTimeOfItsLastChange() {
        ProfileRequestStatus first = compose(planned(1), NOON);
        Observation later = new Observation(1, first, planned(1, collected(0)), NOON, DUE, NOON.plusSeconds(60));
        ProfileRequestStatus second = StatusComposer.compose(later);
        assertThat(since(second, ConditionType.ACCEPTED)).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(since(second, ConditionType.COLLECTED)).isEqualTo("2026-01-01T12:01:00Z");
    }

    @Test
    void eachStepIsAnnouncedOnce() {
        ProfileRequestStatus capturing = compose(planned(2), NOON);
        assertThat(Announcement.of(ProfileRequestStatus.EMPTY, capturing))
                .extracting(Announcement::message)
                .containsExactly("profiling 2 of 2 matching pods");
        assertThat(Announcement.of(capturing, capturing)).isEmpty();
    }

    @Test
    void whatStandsInTheWayIsAnnouncedAsAWarning() {
        ProfileRequestStatus before = compose(planned(2), NOON);
        ProfileRequestStatus after = compose(planned(2).hinderedBy(STORE_DOWN), NOON);
        assertThat(Announcement.of(before, after))
                .containsExactly(new Announcement(
                        Announcement.Severity.WARNING, "StorageNotReady", "nothing answers at minio:9000"));
    }

    @Test
    void anEndWithoutAResultIsAnnouncedAsAWarning() {
        ProfileRequestStatus before = compose(planned(2), NOON);
        ProfileRequestStatus after = compose(new Progress.Expired(Optional.empty(), "the store is down"), DUE);
        assertThat(Announcement.of(before, after))
                .containsExactly(
                        new Announcement(Announcement.Severity.WARNING, "DeadlineExceeded", "the store is down"));
    }

    private static ProfileRequestStatus compose(Progress progress, Instant now) {
        return StatusComposer.compose(seen(progress, now));
    }

    private static List<String> conditions(ProfileRequestStatus status) {
        return status.conditions().stream()
                .map(it -> it.type().label() + "=" + it.status().label() + "/"
                        + it.reason().label())
                .toList();
    }

    private static String since(ProfileRequestStatus status, ConditionType type) {
        return status.condition(type).map(Condition::lastTransitionTime).orElseThrow();
    }
}

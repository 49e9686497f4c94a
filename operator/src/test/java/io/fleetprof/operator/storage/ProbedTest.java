package io.fleetprof.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.api.v1alpha1.ConditionStatus;
import io.fleetprof.api.v1alpha1.ProfileStorage;
import io.fleetprof.api.v1alpha1.StorageCondition;
import io.fleetprof.api.v1alpha1.StorageConditionType;
import io.fleetprof.api.v1alpha1.StorageReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbedTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "5, 32", "6, 60", "7, 60", "1000000, 60"})
    void afterAFailureTheNextLookIsSoonAndNeverLaterThanAMinute(int failures, long seconds) {
        assertThat(unreachable(NOON, failures).next()).isEqualTo(NOON.plusSeconds(seconds));
    }

    @Test
    void whatWorksIsLookedAtOnceAMinute() {
        assertThat(available(NOON).next()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
    }

    @Test
    void theStatusIsAppliedWithItsNameAlone() {
        ProfileStorage applied = StorageStatus.compose(Storage.named("fast").read(), available(NOON));
        assertThat(applied.getMetadata().getName()).isEqualTo("fast");
        assertThat(applied.getMetadata().getResourceVersion()).isNull();
        assertThat(applied.getSpec()).isNull();
        assertThat(applied.getStatus().lastProbeTime()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(ready(applied).status()).isEqualTo(ConditionStatus.TRUE);
    }

    @Test
    void aTransitionIsAChangeOfTheStatusNotOfTheReason() {
        ProfileStorage storage = Storage.named("fast").read();
        storage.setStatus(StorageStatus.compose(storage, unreachable(NOON, 1)).getStatus());
        var slow = new Probed(1, NOON.plusSeconds(60), StorageReason.SLOW, "slow", 2);
        assertThat(ready(StorageStatus.compose(storage, slow)).lastTransitionTime())
                .isEqualTo("2026-11-23T12:00:00Z");
        assertThat(ready(StorageStatus.compose(storage, available(NOON.plusSeconds(60))))
                        .lastTransitionTime())
                .isEqualTo("2026-11-23T12:01:00Z");
    }

    @Test
    void theSameProbeTwiceIsNoNews() {
        ProfileStorage storage = Storage.named("fast").read();
        storage.setStatus(StorageStatus.compose(storage, available(NOON)).getStatus());
        assertThat(StorageStatus.compose(storage, available(NOON)).getStatus()).isEqualTo(storage.getStatus());
    }

    private static Probed available(Instant at) {
        return new Probed(1, at, StorageReason.AVAILABLE, "bucket profiles works", 0);
    }

    private static Probed unreachable(Instant at, int failures) {
        return new Probed(1, at, StorageReason.UNREACHABLE, "nothing there", failures);
    }

    private static StorageCondition ready(ProfileStorage storage) {
        return storage.getStatus().condition(StorageConditionType.READY).orElseThrow();
    }
}

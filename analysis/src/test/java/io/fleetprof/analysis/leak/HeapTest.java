package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Live objects that grow. */
class HeapTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YOUNG = Duration.ofSeconds(40);

    private Row objects(long... counts) {
        return Row.user(State.LIVE, "shop.cache", counts).family(Family.HEAP).source(Source.HEAP);
    }

    private final Row goroutines = Row.user(Scene.RECEIVE, "shop.work", 5, 5, 5);

    @Test
    void aLongRiseInASettledProcessIsProbable() {
        assertThat(new Scene()
                        .every(Duration.ofMinutes(2))
                        .pod(HOUR, objects(100, 150, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.LEAKING);
    }

    @Test
    void aShortOneIsSuspected() {
        assertThat(new Scene()
                        .pod(HOUR, objects(100, 150, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.SUSPECT);
    }

    @Test
    void repeatsOfOneCollectionCountOnce() {
        assertThat(new Scene()
                        .pod(HOUR, objects(100, 100, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void aTrifleToTheMemoryLimitIsNoLeakYet() {
        assertThat(new Scene()
                        .with(Gauge.MEMORY_LIMIT_BYTES, 1 << 20)
                        .pod(HOUR, objects(100, 150, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    void warmUpIsAnObservation() {
        assertThat(new Scene()
                        .pod(YOUNG, objects(100, 150, 200), goroutines)
                        .analyse()
                        .verdict())
                .isEqualTo(Verdict.CLEAN);
    }
}

package io.fleetprof.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Trace;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the counted goroutines decide about the captures after them. */
class GoroutinesTest {
    private static final Duration MAX_PAUSE = Duration.ofMillis(500);

    @Test
    void theTextIsEstimatedByTheFrame() {
        assertThat(GoroutineText.of(goroutines(1000, 6)).bytes()).isEqualTo(1000 * (60 + 75 * 6));
        assertThat(GoroutineText.of(goroutines(1000, 6)).isBearable(MAX_PAUSE)).isTrue();
    }

    @Test
    void aLargeTextIsNotTakenNorOneThatWouldPauseForLonger() {
        assertThat(GoroutineText.of(goroutines(100_000, 6)).isBearable(Duration.ofMinutes(1)))
                .isFalse();
        assertThat(GoroutineText.of(goroutines(4000, 6)).isBearable(Duration.ofMillis(5)))
                .isFalse();
    }

    @Test
    void thePauseIsNearWhatWasMeasured() {
        assertThat(new GoroutineText(1_500_000).pause().toMillis()).isBetween(20L, 45L);
        assertThat(new GoroutineText(15_000_000).pause().toMillis()).isBetween(150L, 350L);
    }

    @Test
    void onlyASteadyRiseAsksForMore() {
        assertThat(undecided(100, 140, 180)).isTrue();
        assertThat(undecided(100, 120, 140)).isFalse();
        assertThat(undecided(100, 300, 250)).isFalse();
        assertThat(undecided(100, 300, 300)).isFalse();
        assertThat(undecided(900)).isFalse();
    }

    private static boolean undecided(int... counts) {
        return Undecided.of(
                Arrays.stream(counts).mapToObj(count -> goroutines(count, 3)).toList());
    }

    private static Contents goroutines(long count, int frames) {
        Frame frame = new Frame("main.wait", "main.go", 7);
        State state = new State("chan receive", StateClass.IDLE_ABLE);
        Population row = new Population(
                new PopulationKey(Family.GOROUTINE, state, Place.user("main.wait")),
                count,
                0,
                count,
                Identities.UNKNOWN,
                Ages.UNKNOWN,
                frame,
                List.of(new Trace(new Stack(Collections.nCopies(frames, frame)), count)),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
        return new Contents(
                Source.GOROUTINE_DEBUG0, Optional.empty(), Optional.empty(), List.of(row), Map.of(), List.of());
    }
}

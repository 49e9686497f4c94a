package io.fleetprof.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CensusTest {
    private static final Frame WITNESS = new Frame("main.witness", "main.go", 1);

    @Test
    void placesBeyondTheBoundAreSummedAsNowhere() {
        Census census = new Census();
        int places = 3 * Census.MAX_POPULATIONS;
        for (int i = 0; i < places; i++) {
            census.add(seen("main.f" + i, Stack.EMPTY));
        }
        census.add(seen("main.f0", Stack.EMPTY));

        List<Population> populations = census.populations();

        assertThat(populations).hasSizeLessThanOrEqualTo(Census.MAX_POPULATIONS + 1);
        assertThat(populations.stream().mapToLong(Population::count).sum()).isEqualTo(places + 1);
        assertThat(populations).anySatisfy(row -> {
            assertThat(row.key().place()).isEqualTo(Place.NOWHERE);
            assertThat(row.count()).isEqualTo(places - Census.MAX_POPULATIONS);
        });
        assertThat(populations).anySatisfy(row -> {
            assertThat(row.key().place()).isEqualTo(Place.user("main.f0"));
            assertThat(row.count()).isEqualTo(2);
        });
    }

    @Test
    void ofManyStacksAWitnessIsKeptHoweverLateItComes() {
        Census census = new Census(stack -> stack.frames().contains(WITNESS));
        for (int i = 0; i < 100_000; i++) {
            Frame leaf = new Frame("main.g", "main.go", i);
            census.add(seen("main.f", new Stack(List.of(leaf))));
        }
        census.add(seen("main.f", new Stack(List.of(WITNESS))));

        assertThat(census.populations()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(100_001);
            assertThat(row.traces()).hasSize(Population.MAX_TRACES);
            assertThat(row.traces().getLast().stack().frames()).containsExactly(WITNESS);
        });
    }

    private static Sighting seen(String function, Stack stack) {
        return new Sighting(
                new PopulationKey(Family.GOROUTINE, State.UNKNOWN, Place.user(function)),
                1,
                0,
                1,
                new Frame(function, "main.go", 1),
                stack,
                new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                List.of());
    }
}

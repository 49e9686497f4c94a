package io.fleetprof.operator.result.oneprocess;

import static io.fleetprof.operator.result.oneprocess.Snapshots.allocated;
import static io.fleetprof.operator.result.oneprocess.Snapshots.counts;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Snapshot;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DoubtTest {
    private static final long[] NONE = new long[6];

    @Test
    void populationsThatVanishAndReturnAreDoubted() {
        assertThat(Doubt.in(counts(series(3702, 0, 4800, 0, 6006, 0), series(0, 1500, 0, 1500, 0, 1500))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("goroutines at main.bills vanish and return, 0, 1500, 0, 1500, 0, 1500: ");
    }

    /** The other pod has the same code, and less to do. */
    @Test
    void aFewMayBeLeft() {
        assertThat(Doubt.in(counts(series(3702, 3, 4800, 2, 6006, 5), NONE))).hasSize(1);
    }

    @Test
    void aPopulationThatAppearsAsAnotherVanishesIsDoubted() {
        assertThat(Doubt.in(counts(series(3702, 4800, 6006, 0, 0, 0), series(0, 0, 0, 1500, 1500, 1500))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("goroutines at main.orders vanish in the snapshot in which those at main.bills appear");
    }

    /** Two pods that leak at the same place. */
    @Test
    void growthTwiceOverIsDoubted() {
        assertThat(Doubt.in(counts(series(3702, 2100, 4800, 2500, 6006, 3100), NONE)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("goroutines at main.orders grow twice over, 3702, 2100, 4800, 2500, 6006, 3100: ");
        assertThat(Doubt.in(counts(series(3702, 4800, 6006, 2100, 2500, 3100), NONE)))
                .hasSize(1);
    }

    @Test
    void growthOnceIsForTheRulesAndAFallIsNone() {
        assertThat(Doubt.in(counts(series(2100, 2500, 3100, 3702, 4800, 6006), NONE)))
                .isEmpty();
        assertThat(Doubt.in(counts(series(2100, 2500, 3100, 1900, 1800, 1700), NONE)))
                .isEmpty();
    }

    @Test
    void aPoolMayStartAndEndOnce() {
        assertThat(Doubt.in(counts(series(0, 0, 3000, 3000, 3000, 3000), NONE))).isEmpty();
        assertThat(Doubt.in(counts(series(3000, 3000, 3000, 0, 0, 0), NONE))).isEmpty();
        assertThat(Doubt.in(counts(series(0, 3000, 3000, 0, 0, 0), NONE))).isEmpty();
    }

    @Test
    void aFewComeAndGoByChance() {
        assertThat(Doubt.in(counts(series(40, 0, 49, 0, 30, 0), series(0, 49, 0, 12, 0, 33))))
                .isEmpty();
    }

    /** As far from 1,500 as those who come and go by chance hardly ever are: two and a half standard deviations. */
    @Property
    void aSteadyFlowIsNotDoubted(@ForAll @Size(6) List<@LongRange(min = 1400, max = 1600) Long> counts) {
        assertThat(Doubt.in(counts(counts.stream().mapToLong(Long::longValue).toArray(), NONE)))
                .isEmpty();
    }

    /** Identities of the same moments tell more, and their contradictions are looked for elsewhere. */
    @Test
    void whereIdsWereSeenAsOftenTheyDecide() {
        List<Snapshot> both = new ArrayList<>(counts(series(300, 0, 300), series(0, 0, 0)));
        assertThat(Doubt.in(both)).hasSize(1);

        both.addAll(Snapshots.texts("", "", ""));

        assertThat(Doubt.in(both)).isEmpty();
    }

    @Test
    void whatWasAllocatedSinceTheStartNeverFalls() {
        assertThat(Doubt.in(allocated(5000, 2499)))
                .hasSize(1)
                .first()
                .asString()
                .contains("fell to less than half at main.cache");
        assertThat(Doubt.in(allocated(5000, 2500, 9000))).isEmpty();
        assertThat(Doubt.in(allocated(99, 10))).isEmpty();
    }

    private static long[] series(long... counts) {
        return counts;
    }
}

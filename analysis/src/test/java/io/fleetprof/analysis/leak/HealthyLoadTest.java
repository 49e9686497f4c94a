package io.fleetprof.analysis.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.leak.Scene.Row;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** False alarms by simulation: many places under healthy load, seeded, none of them accused. */
class HealthyLoadTest {
    private static final int PLACES = 2000;
    private static final int SNAPSHOTS = 3;

    @Test
    void steadyTrafficWithoutIdentitiesIsNeverProbable() {
        Random random = new Random(42);
        Analysis analysis = fleet(random, 1);
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void steadyTrafficOverManyPodsIsNeverProbable() {
        Random random = new Random(43);
        Analysis analysis = fleet(random, 12);
        assertThat(analysis.findings()).isEmpty();
    }

    private static Analysis fleet(Random random, int pods) {
        Scene scene = new Scene();
        for (int pod = 0; pod < pods; pod++) {
            Row[] rows = IntStream.range(0, PLACES / pods)
                    .mapToObj(place ->
                            Row.user(Scene.SELECT, "shop.place" + place, counts(random, 20 + random.nextInt(3000))))
                    .toArray(Row[]::new);
            scene.pod(Duration.ofHours(1 + pod), rows);
        }
        return scene.analyse();
    }

    private static long[] counts(Random random, int mean) {
        return IntStream.range(0, SNAPSHOTS)
                .mapToLong(unused -> poisson(random, mean))
                .toArray();
    }

    /** In-flight requests of a steady load are Poisson-distributed (M/G/∞); normal approximation. */
    private static long poisson(Random random, int mean) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
}

package io.fleetprof.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleetprof.analysis.population.Gauge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadroomTest {
    private static final long MIB = 1 << 20;

    @Test
    void aRecordingNeedsRoomForItselfAndForEveryThread() {
        assertThat(headroom(512, 512 - 128, 0).isShort()).isFalse();
        assertThat(headroom(512, 512 - 128, 1).isShort()).isTrue();
        assertThat(headroom(512, 512 - 144, 1024).isShort()).isFalse();
        assertThat(headroom(512, 512 - 144, 1025).isShort()).isTrue();
    }

    @Test
    void manyThreadsNeedTwiceAsMuch() {
        assertThat(headroom(4096, 0, 5000).needed()).isEqualTo(128 * MIB + 5000 * 16 * 1024);
        assertThat(headroom(4096, 0, 6400).needed()).isEqualTo(2 * (128 + 100) * MIB);
    }

    @Test
    void useOverTheLimitIsNoRoomAtAll() {
        assertThat(headroom(512, 600, 10).free()).isZero();
        assertThat(headroom(512, 422, 64).line("a recording"))
                .isEqualTo("90 MiB of memory are free and a recording needs 129");
    }

    @Test
    void withoutALimitThereIsNothingToBeNear() {
        assertThat(Headroom.of(Map.of(Gauge.MEMORY_USED_BYTES, 600 * MIB))).isEmpty();
        assertThat(Headroom.of(Map.of(Gauge.MEMORY_LIMIT_BYTES, 600 * MIB))).isEmpty();
    }

    private static Headroom headroom(long limit, long used, long threads) {
        return Headroom.of(Map.of(
                        Gauge.MEMORY_LIMIT_BYTES, limit * MIB,
                        Gauge.MEMORY_USED_BYTES, used * MIB,
                        Gauge.THREADS, threads))
                .orElseThrow();
    }
}

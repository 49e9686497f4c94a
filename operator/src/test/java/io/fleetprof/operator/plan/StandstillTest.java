package io.fleetprof.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillTest {
    @Test
    void threadsAreDearerToPrintOnANewJdk() {
        Standstill leak = new Standstill(3000, 0);

        assertThat(leak.printing(17)).isEqualTo(leak.printing(21)).isLessThan(Duration.ofMillis(100));
        assertThat(leak.printing(25)).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void onlyWhatIsUsedOfAHeapIsDumped() {
        Standstill large = new Standstill(10, 4L << 30);

        assertThat(large.dumpingHeap()).isEqualTo(Duration.ofSeconds(4));
        assertThat(large.withHeap(1L << 30).dumpingHeap()).isEqualTo(Duration.ofSeconds(1));
        assertThat(large.withHeap(8L << 30)).isEqualTo(large);
    }

    @Test
    void aHeapIsWalkedForLocksFasterThanForClassesAndThatFasterThanCollected() {
        Standstill large = new Standstill(10, 4L << 30);

        assertThat(large.findingLocks()).isEqualTo(Duration.ofMillis(500));
        assertThat(large.countingClasses()).isGreaterThan(large.findingLocks());
        assertThat(large.countingLiveClasses())
                .isGreaterThan(large.countingClasses().multipliedBy(2));
    }
}

package io.fleetprof.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnoverTest {
    @Test
    void fourInFiveIsTheSame() {
        assertThat(Turnover.of(List.of(ids(0, 100), ids(20, 400)))).isEqualTo(Turnover.SAME);
    }

    @Test
    void oneInFiveIsTurnedOver() {
        assertThat(Turnover.of(List.of(ids(0, 100), ids(80, 400)))).isEqualTo(Turnover.TURNED_OVER);
    }

    @Test
    void betweenIsMixed() {
        assertThat(Turnover.of(List.of(ids(0, 100), ids(50, 150)))).isEqualTo(Turnover.MIXED);
    }

    @Test
    void oneNamedSnapshotTellsNothing() {
        assertThat(Turnover.of(List.of(ids(0, 100), Identities.UNKNOWN))).isEqualTo(Turnover.UNKNOWN);
    }

    @Test
    void snapshotsWithoutNamesBetweenAreSkipped() {
        assertThat(Turnover.of(List.of(ids(0, 100), Identities.UNKNOWN, ids(0, 120))))
                .isEqualTo(Turnover.SAME);
    }

    @Property
    void inCommonIsTheSizeOfTheIntersection(
            @ForAll @Size(min = 1, max = 50) Set<Long> left, @ForAll @Size(min = 1, max = 50) Set<Long> right) {
        Set<Long> both = left.stream().filter(right::contains).collect(Collectors.toSet());
        assertThat(of(left).inCommon(of(right))).isEqualTo(both.size());
    }

    private static Identities of(Set<Long> ids) {
        return Identities.of(ids.stream().mapToLong(Long::longValue).toArray());
    }

    private static Identities ids(long from, long to) {
        return Identities.of(LongStream.range(from, to).toArray());
    }
}

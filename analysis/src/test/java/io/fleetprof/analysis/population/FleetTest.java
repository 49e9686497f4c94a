package io.fleetprof.analysis.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The set of snapshots is a set. */
class FleetTest {
    @Property
    void unionIsCommutative(@ForAll("shards") Fleet left, @ForAll("shards") Fleet right) {
        assertThat(joined(left, right)).isEqualTo(joined(right, left));
    }

    @Property
    void unionIsAssociative(@ForAll("shards") Fleet a, @ForAll("shards") Fleet b, @ForAll("shards") Fleet c) {
        assertThat(joined(joined(a, b), c)).isEqualTo(joined(a, joined(b, c)));
    }

    @Property
    void unionIsIdempotent(@ForAll("shards") Fleet shard, @ForAll("shards") Fleet other) {
        assertThat(joined(shard, shard)).isEqualTo(shard);
        assertThat(joined(joined(shard, other), other)).isEqualTo(joined(shard, other));
        assertThat(joined(shard, Fleet.EMPTY)).isEqualTo(shard);
    }

    @Test
    void twoSnapshotsUnderOneKeyAreAConflict() {
        Fleet left = fleet(List.of(snapshot("pod", 0, 1)));
        Fleet right = fleet(List.of(snapshot("pod", 0, 2)));
        assertThat(left.union(right))
                .isEqualTo(new Fleet.Union.Conflict(new SnapshotKey("pod/main/0", Source.GOROUTINE_DEBUG0, 0)));
    }

    @Provide
    Arbitrary<Fleet> shards() {
        Arbitrary<Snapshot> snapshots = Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 4))
                .as((pod, sequence) -> snapshot(pod, sequence, pod.hashCode() + sequence));
        return snapshots.list().ofMaxSize(8).map(FleetTest::fleet);
    }

    private static Fleet joined(Fleet left, Fleet right) {
        return ((Fleet.Union.Joined) left.union(right)).fleet();
    }

    private static Fleet fleet(List<Snapshot> snapshots) {
        return ((Fleet.Union.Joined) Fleet.of(snapshots)).fleet();
    }

    private static Snapshot snapshot(String pod, int sequence, long count) {
        PopulationKey key = new PopulationKey(Family.GOROUTINE, State.UNKNOWN, Place.user("shop.work"));
        Contents contents = new Contents(
                Source.GOROUTINE_DEBUG0,
                Optional.empty(),
                Optional.empty(),
                List.of(Population.counted(key, count)),
                Map.of(),
                List.of());
        return new Snapshot(
                Container.local(pod, "shop", Optional.empty()),
                sequence,
                Optional.of(Duration.ofSeconds(sequence)),
                Optional.empty(),
                "",
                contents);
    }
}

package io.fleetprof.analysis.population;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A set of snapshots: of a pod, a workload, a fleet. Union is associative, commutative and idempotent, so shards may be
 * joined in any order and a shard that comes twice counts once.
 */
public record Fleet(SortedMap<SnapshotKey, Snapshot> snapshots) {
    public static final Fleet EMPTY = new Fleet(new TreeMap<>());

    public Fleet {
        snapshots = Collections.unmodifiableSortedMap(new TreeMap<>(snapshots));
    }

    /** The result of joining two sets: the union, or the key under which they disagree. */
    public sealed interface Union {
        record Joined(Fleet fleet) implements Union {}

        /** Two different snapshots claim to be the same one: damaged data, or two runs taken for one. */
        record Conflict(SnapshotKey key) implements Union {}
    }

    /** Joins snapshots that are known to be distinct or equal; later ones of the same key must be the same. */
    public static Union of(Collection<Snapshot> snapshots) {
        TreeMap<SnapshotKey, Snapshot> rows = new TreeMap<>();
        for (Snapshot snapshot : snapshots) {
            Snapshot present = rows.putIfAbsent(snapshot.key(), snapshot);
            if (present != null && !present.equals(snapshot)) {
                return new Union.Conflict(snapshot.key());
            }
        }
        return new Union.Joined(new Fleet(rows));
    }

    public Union union(Fleet other) {
        return of(Stream.concat(snapshots.values().stream(), other.snapshots.values().stream())
                .toList());
    }

    public boolean isEmpty() {
        return snapshots.isEmpty();
    }
}

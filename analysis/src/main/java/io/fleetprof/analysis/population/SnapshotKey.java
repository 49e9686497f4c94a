package io.fleetprof.analysis.population;

import java.util.Comparator;

/**
 * The identity of a snapshot: one file of one container.
 *
 * @param container {@link Container#id()}
 * @param sequence 0-based; order in time within a container and source
 */
public record SnapshotKey(String container, Source source, int sequence) implements Comparable<SnapshotKey> {
    private static final Comparator<SnapshotKey> ORDER = Comparator.comparing(SnapshotKey::container)
            .thenComparing(SnapshotKey::source)
            .thenComparingInt(SnapshotKey::sequence);

    @Override
    public int compareTo(SnapshotKey other) {
        return ORDER.compare(this, other);
    }
}

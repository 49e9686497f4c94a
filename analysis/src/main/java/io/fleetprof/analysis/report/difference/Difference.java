package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.population.Fingerprint;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.SnapshotKey;
import io.fleetprof.analysis.population.State;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What moved between two readings, by place. Each side is taken at its last snapshot of every container. A family is
 * compared only between files of one kind, and only if both sides have such files: a place that a file cannot show is
 * neither added nor gone. Times and events (CPU, mutex, block) are no populations and are left to the flame graphs.
 *
 * @param baseContainers how many containers the base has; counts are sums over them
 * @param newContainers the same of the other side
 * @param rows largest change first
 */
public record Difference(int baseContainers, int newContainers, List<Row> rows) {
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong((Row row) -> -Math.abs(row.moved())).thenComparing(Row::fingerprint);

    public Difference {
        rows = rows.stream().sorted(ORDER).toList();
    }

    /** Whether a place was there before, is there now, or both. */
    public enum Change {
        ADDED,
        GONE,
        STAYED
    }

    /**
     * One place on both sides.
     *
     * @param state the state of its largest population on either side
     * @param site the line of that population
     * @param individuals who came, went and stayed; only if both sides are the same containers and name everybody
     */
    public record Row(
            Fingerprint fingerprint,
            State state,
            Frame site,
            Amount base,
            Amount now,
            Optional<Individuals> individuals) {
        public Change change() {
            if (base.count() == 0) {
                return Change.ADDED;
            }
            return now.count() == 0 ? Change.GONE : Change.STAYED;
        }

        public long moved() {
            return now.count() - base.count();
        }

        private Row swapped() {
            return new Row(fingerprint, state, site, now, base, individuals.map(Individuals::swapped));
        }
    }

    /** How many, and how large where size has a meaning. Sums end at {@link Long#MAX_VALUE}. */
    public record Amount(long count, long bytes) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(Amount other) {
            return new Amount(sum(count, other.count), sum(bytes, other.bytes));
        }

        private static long sum(long a, long b) {
            return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
        }
    }

    /** Told apart by their ids. */
    public record Individuals(long added, long gone, long stayed) {
        Individuals plus(Individuals other) {
            return new Individuals(added + other.added, gone + other.gone, stayed + other.stayed);
        }

        private Individuals swapped() {
            return new Individuals(gone, added, stayed);
        }
    }

    public static Difference of(Fleet base, Fleet now) {
        return new Difference(containers(base), containers(now), Comparison.rows(base, now));
    }

    /** Two moments; they are of one process if their containers are the same. */
    public static Difference of(Snapshot base, Snapshot now) {
        return of(alone(base), alone(now));
    }

    /** Each container's first snapshots against its last; empty when there is none with two of one kind. */
    public static Optional<Difference> firstToLast(Fleet fleet) {
        TreeMap<SnapshotKey, Snapshot> first = new TreeMap<>();
        fleet.snapshots().forEach((key, snapshot) -> {
            SnapshotKey before = first.isEmpty() ? key : first.lastKey();
            boolean later = before.container().equals(key.container()) && before.source() == key.source();
            if (!later || first.isEmpty()) {
                first.put(key, snapshot);
            }
        });
        return first.size() == fleet.snapshots().size() ? Optional.empty() : Optional.of(of(new Fleet(first), fleet));
    }

    /** The same seen from the other side. */
    public Difference swapped() {
        return new Difference(
                newContainers, baseContainers, rows.stream().map(Row::swapped).toList());
    }

    /** Without flows: what was allocated so far only ever rises. */
    public Difference leakable() {
        return new Difference(
                baseContainers,
                newContainers,
                rows.stream()
                        .filter(row -> row.fingerprint().family().leakable())
                        .toList());
    }

    public List<Row> rows(Change change) {
        return rows.stream().filter(row -> row.change() == change).toList();
    }

    private static Fleet alone(Snapshot snapshot) {
        TreeMap<SnapshotKey, Snapshot> one = new TreeMap<>();
        one.put(snapshot.key(), snapshot);
        return new Fleet(one);
    }

    private static int containers(Fleet fleet) {
        return (int) fleet.snapshots().values().stream()
                .map(snapshot -> snapshot.container().id())
                .distinct()
                .count();
    }
}

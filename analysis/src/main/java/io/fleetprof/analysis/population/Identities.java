package io.fleetprof.analysis.population;

import java.util.Arrays;

/**
 * The ids of a population's individuals (goroutine ids, thread ids), or nothing where the file names none. Immutable,
 * sorted, at most {@link #MAX}: a larger population counts as unnamed rather than half named.
 */
public final class Identities {
    public static final int MAX = 1 << 20;
    public static final Identities UNKNOWN = new Identities(new long[0]);

    private final long[] sorted;

    private Identities(long[] sorted) {
        this.sorted = sorted;
    }

    /** Takes the ids in any order; doubles count once. */
    public static Identities of(long... ids) {
        if (ids.length == 0 || ids.length > MAX) {
            return UNKNOWN;
        }
        return new Identities(Arrays.stream(ids).sorted().distinct().toArray());
    }

    public boolean known() {
        return sorted.length > 0;
    }

    public int size() {
        return sorted.length;
    }

    /** How many individuals are in both. */
    public int inCommon(Identities other) {
        int common = 0;
        for (int i = 0, j = 0; i < sorted.length && j < other.sorted.length; ) {
            int order = Long.compare(sorted[i], other.sorted[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** Everyone in either: unknown as soon as one side is, for half a list names nobody. */
    public Identities plus(Identities other) {
        if (!known() || !other.known()) {
            return UNKNOWN;
        }
        long[] all = Arrays.copyOf(sorted, sorted.length + other.sorted.length);
        System.arraycopy(other.sorted, 0, all, sorted.length, other.sorted.length);
        return of(all);
    }

    public long[] toArray() {
        return sorted.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identities that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return known() ? size() + " ids" : "no ids";
    }
}

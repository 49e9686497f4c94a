package io.fleetprof.analysis.population;

import java.util.List;

/** Whether the same individuals stand at a place from snapshot to snapshot, or others in equal number. */
public enum Turnover {
    /** At least four in five were there before: whoever waits here, waits long. */
    SAME,
    /** In between: some stay, some go. */
    MIXED,
    /** At most one in five was there before: this is traffic, not a leak. */
    TURNED_OVER,
    /** No two snapshots name their individuals. */
    UNKNOWN;

    private static final double SAME_SHARE = 0.8;
    private static final double TURNED_SHARE = 0.2;

    /** Compares each snapshot that names its individuals with the next one that does. */
    public static Turnover of(List<Identities> inOrder) {
        List<Identities> known = inOrder.stream().filter(Identities::known).toList();
        long before = 0;
        long stayed = 0;
        for (int i = 1; i < known.size(); i++) {
            before += known.get(i - 1).size();
            stayed += known.get(i - 1).inCommon(known.get(i));
        }
        return before == 0 ? UNKNOWN : of((double) stayed / before);
    }

    private static Turnover of(double share) {
        if (share >= SAME_SHARE) {
            return SAME;
        }
        return share <= TURNED_SHARE ? TURNED_OVER : MIXED;
    }
}

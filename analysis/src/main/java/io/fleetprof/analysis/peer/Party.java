package io.fleetprof.analysis.peer;

import java.util.Comparator;

/**
 * One end of a call: a workload, or as much as is known of it.
 *
 * @param name of the workload, of the pod on its own, of the Service, or the address
 */
public record Party(String name, Sight sight) implements Comparable<Party> {
    private static final Comparator<Party> ORDER = Comparator.comparing(Party::name);

    /** How much of it is seen. */
    public enum Sight {
        PROFILED,
        /** A pod or Service of the cluster of which the run has no profile. */
        NOT_PROFILED,
        OUTSIDE,
        /** An address without a name. */
        UNNAMED,
        /** A mesh's sidecar stands before it. */
        HIDDEN
    }

    @Override
    public int compareTo(Party other) {
        return ORDER.compare(this, other);
    }
}

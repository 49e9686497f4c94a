package io.fleetprof.analysis.peer;

/**
 * A party's part in a chain of calls.
 *
 * @param distance how many calls lie between it and the chain's nearest end; 0 at an end, and where all go round
 * @param sentence what follows for it
 */
public record Standing(String party, Role role, int distance, String sentence) {
    /** Decided by who waits for whom. */
    public enum Role {
        /** Waits, and nobody is seen to wait for it. */
        CALLER("caller"),
        /** Waits, and is waited for. */
        VICTIM("victim"),
        /** Is waited for, was profiled, and is not seen to wait. */
        CAUSE("cause"),
        /** Waits for itself by way of others. */
        CIRCLE("in a circle"),
        /** Is waited for by those in a circle, and is not seen to wait: no cause is named there. */
        AWAITED("awaited"),
        NOT_PROFILED("not profiled"),
        OUTSIDE("outside the cluster"),
        UNNAMED("without a name"),
        HIDDEN("hidden by a sidecar");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}

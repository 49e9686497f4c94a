package io.fleetprof.analysis.leak;

/**
 * How much of what was planned was seen.
 *
 * @param planned pods (or processes) that should have been read
 * @param collected pods with at least one snapshot
 * @param snapshots the least number of goroutine (or thread) snapshots a collected pod has
 */
public record Coverage(int planned, int collected, int snapshots) {
    /** Collected share in percent; 0 when nothing was planned. */
    public double percent() {
        return planned == 0 ? 0 : 100.0 * collected / planned;
    }
}

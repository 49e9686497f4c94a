package io.fleetprof.analysis.leak;

import java.util.List;

/**
 * One pod's part in a finding.
 *
 * @param pod name for display
 * @param workload the pod's workload; empty when unknown
 * @param counts one a snapshot, in order of time
 * @param tier what this pod alone would have made of it
 */
public record PodShare(String pod, String workload, List<Long> counts, Tier tier) {
    public PodShare {
        counts = List.copyOf(counts);
    }

    public long last() {
        return counts.isEmpty() ? 0 : counts.getLast();
    }

    public long difference() {
        return counts.isEmpty() ? 0 : counts.getLast() - counts.getFirst();
    }
}

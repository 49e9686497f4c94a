package io.fleetprof.operator.target.pod;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who controls a pod, by owner references.
 *
 * @param uids of all controllers, the pod's own first
 * @param workload name of the topmost, such as the Deployment; empty for a pod on its own
 * @param rolledOut when this revision of the workload was made
 * @param revision its number; empty when the workload counts none
 */
record Lineage(List<String> uids, String workload, Optional<Instant> rolledOut, String revision) {
    Lineage {
        uids = List.copyOf(uids);
    }
}

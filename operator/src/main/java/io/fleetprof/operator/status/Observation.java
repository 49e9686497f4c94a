package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.ProfileRequestStatus;
import java.time.Instant;

/**
 * All that is known of a request at one moment: what the decision of what to do next and its status rest on.
 *
 * @param generation of the spec
 * @param before its status as it was last written
 * @param start when work on it may have begun: its creation
 * @param deadline when it ends at the latest
 */
public record Observation(
        long generation, ProfileRequestStatus before, Progress progress, Instant start, Instant deadline, Instant now) {
    public boolean isOverdue() {
        return !now.isBefore(deadline);
    }
}

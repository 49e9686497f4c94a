package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.ProfileKind;
import java.time.Duration;

/**
 * One profile to take.
 *
 * @param sequence 0-based among those of its kind
 * @param at when it is due on the run's clock; what is late is taken at once
 * @param recording how long it records; zero for a moment's picture
 */
public record Step(ProfileKind kind, int sequence, Duration at, Duration recording) {
    public Step later(Duration by) {
        return new Step(kind, sequence, at.plus(by), recording);
    }
}

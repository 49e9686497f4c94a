package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.ConditionReason;

/**
 * What stands in a request's way and may pass without a change to it, such as a store that does not answer.
 *
 * @param message one line: what, where, how to mend it
 */
public record Obstacle(ConditionReason reason, String message) {}

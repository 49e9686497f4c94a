package io.fleetprof.operator.plan;

import io.fleetprof.api.v1alpha1.ProfileKind;
import io.fleetprof.api.v1alpha1.Reason;

/**
 * A kind that a request names and a target is not asked for.
 *
 * @param detail one line: what stands in the way
 */
public record Omission(ProfileKind kind, Reason reason, String detail) {}

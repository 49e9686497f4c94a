package io.fleetprof.operator.target;

import io.fleetprof.api.v1alpha1.Reason;

/**
 * Why a target is not profiled at all.
 *
 * @param detail one line
 */
public record Exemption(Reason reason, String detail) {}

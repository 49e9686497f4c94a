package io.fleetprof.analysis.pprof;

/**
 * What a value of a sample counts.
 *
 * @param type such as {@code inuse_space}
 * @param unit such as {@code bytes}
 */
public record ValueType(String type, String unit) {}

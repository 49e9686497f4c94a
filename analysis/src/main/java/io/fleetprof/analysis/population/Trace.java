package io.fleetprof.analysis.population;

/** A stack and how many individuals of the population stand on it; a population keeps only its commonest. */
public record Trace(Stack stack, long count) {}

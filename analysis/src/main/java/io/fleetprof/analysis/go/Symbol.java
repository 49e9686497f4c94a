package io.fleetprof.analysis.go;

/**
 * What a function means to an analysis.
 *
 * @param display its name as people read it, closures numbered
 * @param place the named function it was written in: the part of a fingerprint, stable over builds and Go versions
 * @param owner whose code it is
 */
public record Symbol(String display, String place, Owner owner) {}

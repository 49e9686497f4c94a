/**
 * JFR recordings. Their bytes are hostile, so they are read in a JVM of its own ({@link Worker}) with a small heap: events
 * are summed by the keys of their stacks, names are looked up once a sum, and what the chunks say is added up.
 */
package io.fleetprof.analysis.jfr;

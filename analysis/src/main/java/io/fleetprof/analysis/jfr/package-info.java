/**
 * JFR recordings. Their readers trust what they read, so they run in a JVM of their own ({@link Worker}) with a small
 * heap: most events are read by jfr-converter's {@code JfrReader}, sampled old objects, with what holds them, by the
 * JDK's own reader.
 */
package io.fleetprof.analysis.jfr;

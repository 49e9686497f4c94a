/**
 * The format of a JFR recording, as the JDK writes it (OpenJDK, {@code jdk.jfr.internal.consumer} and
 * {@code src/hotspot/share/jfr}): a file is chunks; a chunk is a header, events, the types by which they are laid out, and
 * the constants they refer to. One class for each. Bytes are hostile: every number that says how much or where is checked
 * against the chunk before it is believed.
 */
package io.fleetprof.analysis.jfr.chunk;

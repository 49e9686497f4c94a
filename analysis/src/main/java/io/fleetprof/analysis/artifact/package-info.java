/** Files of any supported format, told by content: the one door from bytes to {@code Contents}. */
package io.fleetprof.analysis.artifact;

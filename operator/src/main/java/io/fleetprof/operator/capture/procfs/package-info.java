/** Reads {@code /proc} of this machine: the rim around the pure texts of {@code io.fleetprof.analysis.procfs}. */
package io.fleetprof.operator.capture.procfs;

/** Two readings of the same thing laid side by side: which places came, went and stayed. */
package io.fleetprof.analysis.report.difference;

/** Stacks as interactive flame graphs, one self-contained page a graph. */
package io.fleetprof.analysis.report.flame;

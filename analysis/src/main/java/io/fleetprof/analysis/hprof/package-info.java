/** Heap dumps of JVMs: kept whole for heap readers, never read here. */
package io.fleetprof.analysis.hprof;

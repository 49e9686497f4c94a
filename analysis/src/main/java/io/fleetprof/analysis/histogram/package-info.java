/** Class histograms of JVMs: {@code jcmd PID GC.class_histogram}. */
package io.fleetprof.analysis.histogram;

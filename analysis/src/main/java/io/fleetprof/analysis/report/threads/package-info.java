/** What the threads of JVMs do: the busiest, who waits for whom, the pools and their queues. Facts, never findings. */
package io.fleetprof.analysis.report.threads;

/** What is known of the Go scheduler of each container, from where, and what to enable to know the rest. */
package io.fleetprof.analysis.report.scheduler;

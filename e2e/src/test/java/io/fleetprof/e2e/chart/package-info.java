/** The Helm chart as Helm renders it; what it does in a cluster is tested there. */
package io.fleetprof.e2e.chart;

/** The ways into pods: by their address, by port-forward; which is taken, and what stood in the way of the others. */
package io.fleetprof.operator.capture.pod;

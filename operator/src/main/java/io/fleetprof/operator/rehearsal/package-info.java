/** A start of the operator without a cluster, from which the image's build learns what to have ready. */
package io.fleetprof.operator.rehearsal;

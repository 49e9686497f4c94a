/** The pods of a cluster as targets: which a request means, whose they are, where they serve pprof, whether they live. */
package io.fleetprof.operator.target.pod;

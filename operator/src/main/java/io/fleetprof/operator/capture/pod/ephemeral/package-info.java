/**
 * The agent beside a container: who it has to be, the ephemeral container it runs in, and the talk with it over exec.
 */
package io.fleetprof.operator.capture.pod.ephemeral;

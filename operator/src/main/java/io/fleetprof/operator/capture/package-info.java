/** The ways into a target, and the taking of its profiles on one clock, side by side with all others. */
package io.fleetprof.operator.capture;

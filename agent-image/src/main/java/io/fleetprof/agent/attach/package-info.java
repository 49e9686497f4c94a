/** Attaching to a HotSpot JVM and giving it diagnostic commands, within bounds of size and time. */
package io.fleetprof.agent.attach;

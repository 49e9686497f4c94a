/** Which process is a JVM that may be signalled: read from {@code /proc}, never guessed from a name. */
package io.fleetprof.agent.target;

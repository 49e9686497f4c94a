/** Kotlin's coroutines, told by the debug probes of the program's own library. */
package io.fleetprof.agent.coroutines;

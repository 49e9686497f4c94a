/** Kotlin's coroutines as the debug probes of kotlinx-coroutines print them. */
package io.fleetprof.analysis.coroutine;

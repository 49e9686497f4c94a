/** Whole runs as a user makes them: the launcher as a process, real Go programs, real files. */
package io.fleetprof.e2e;

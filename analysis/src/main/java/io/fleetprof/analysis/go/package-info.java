/**
 * What is known of Go code whatever file it is seen in: names, whose code a function is, why a goroutine waits, and
 * where a stack stands. Nothing here knows a file format.
 */
package io.fleetprof.analysis.go;

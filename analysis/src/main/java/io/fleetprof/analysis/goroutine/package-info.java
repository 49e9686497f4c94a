/**
 * Goroutine text as the runtime prints it, Go 1.19 to 1.27: {@code debug=1} (stacks with counts) and {@code debug=2}
 * (every goroutine by itself, as in a crash). Read as bytes, line by line; what is kept depends on the number of
 * different stacks, plus 16 bytes for each goroutine.
 */
package io.fleetprof.analysis.goroutine;

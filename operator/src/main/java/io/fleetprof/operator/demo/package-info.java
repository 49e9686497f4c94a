/** The demonstration: real leaky programs and their healthy twins, profiled as a fleet, with what was expected beside what was found. */
package io.fleetprof.operator.demo;

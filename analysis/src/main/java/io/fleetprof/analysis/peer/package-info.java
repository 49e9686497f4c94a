/**
 * Who waits for whom: calls of profiled containers joined with the names of their peers. Pure; knows populations and
 * what the cluster said of addresses, no file format and no detector.
 */
package io.fleetprof.analysis.peer;

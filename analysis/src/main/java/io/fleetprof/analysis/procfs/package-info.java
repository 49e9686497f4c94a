/**
 * A process as {@code /proc} shows it: the texts of the kernel (proc(5)) become a {@code ProcessRecord}, the record one
 * JSON file, and the file the populations of its descriptors and sockets. Pure: whoever reads {@code /proc} hands the
 * texts over.
 */
package io.fleetprof.analysis.procfs;

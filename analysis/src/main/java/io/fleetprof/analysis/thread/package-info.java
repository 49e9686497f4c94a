/** Thread dumps of JVMs: {@code jcmd PID Thread.print} and {@code jcmd PID Thread.dump_to_file -format=json}. */
package io.fleetprof.analysis.thread;

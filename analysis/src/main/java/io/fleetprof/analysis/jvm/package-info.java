/** What is known of JVM code: names of methods, whose code they are, what a thread waits for, which pool it serves. */
package io.fleetprof.analysis.jvm;

/** The program beside a JVM: one session of orders and replies over its own stdin and stdout, and an end to everything. */
package io.fleetprof.agent.program;

/** What runs beside a JVM: the one door is {@link io.fleetprof.agent.Jvm}. */
package io.fleetprof.agent;

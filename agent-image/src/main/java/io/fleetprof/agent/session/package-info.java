/**
 * The talk between the operator and the agent beside a JVM: orders one way, replies the other, one JSON object a line.
 * Both ends use the readers and writers of this package; bad bytes are values on either side.
 */
package io.fleetprof.agent.session;

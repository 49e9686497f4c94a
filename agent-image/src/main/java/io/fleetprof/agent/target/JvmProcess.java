package io.fleetprof.agent.target;

/**
 * A HotSpot JVM that may be signalled, as long as it is the same process.
 *
 * @param pid as this process sees it
 * @param pidInside as the JVM sees itself, which names its attach files
 * @param started clock ticks after the boot of the machine: with the pid it names one life of one process
 * @param attachable not started with {@code -XX:+DisableAttachMechanism}
 */
public record JvmProcess(long pid, long pidInside, int uid, int gid, long started, boolean attachable) {}

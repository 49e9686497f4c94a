package io.fleetprof.agent.session;

import java.util.Optional;

/**
 * A process the agent sees beside itself, by what the kernel says of it: nothing in here is the process' own word.
 *
 * @param uid unsigned, and so the gid
 * @param residentBytes memory, by which the main one of several processes is told
 * @param container the id, 64 hexadecimal digits, that its cgroup's path ends in; empty where the path names none
 */
public record SeenProcess(
        ProcessId id, int uid, int gid, Runtime runtime, long residentBytes, Optional<String> container) {

    /** What runs it. */
    public enum Runtime {
        HOT_SPOT,
        OPEN_J9,
        /** A GraalVM native image. */
        NATIVE_IMAGE,
        GO,
        OTHER,
        /** The kernel does not show its memory map to the agent; an order for it is answered with the reason. */
        HIDDEN;

        /** Whether a JVM runs it, of whatever make. */
        public boolean isJvm() {
            return this == HOT_SPOT || this == OPEN_J9;
        }
    }
}

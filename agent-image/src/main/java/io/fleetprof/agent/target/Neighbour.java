package io.fleetprof.agent.target;

import java.util.Optional;

/**
 * A process beside this one.
 *
 * @param started clock ticks after the boot of the machine
 * @param container the id in the path of its cgroup, 64 hexadecimal digits, where there is one
 */
public record Neighbour(
        long pid, long started, int uid, int gid, long residentBytes, Kind kind, Optional<String> container) {

    /** What it is, as far as the kernel shows. */
    public enum Kind {
        HOT_SPOT,
        OPEN_J9,
        NATIVE_IMAGE,
        GO,
        OTHER,
        /** Its memory map is shown to others alone. */
        HIDDEN
    }
}

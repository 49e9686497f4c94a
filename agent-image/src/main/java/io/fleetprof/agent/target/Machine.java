package io.fleetprof.agent.target;

import java.io.BufferedReader;
import java.io.IOException;

/** What runs a program, as its mapped libraries tell ({@code /proc/PID/maps}). */
public enum Machine {
    HOTSPOT,
    OPEN_J9,
    /** No library of a JVM: what it is, its executable may tell. */
    NONE;

    private static final int PATH = 5;

    /** Read line by line: a process may map 65,530 areas, and more where an admin allows it (vm.max_map_count). */
    public static Machine of(BufferedReader maps) throws IOException {
        Machine machine = NONE;
        for (String line = maps.readLine(); line != null; line = maps.readLine()) {
            String[] fields = line.split(" +", PATH + 1);
            String path = fields.length > PATH ? fields[PATH] : "";
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                // OpenJ9 has a libjvm.so too, which only redirects to the other.
                case "libj9vm29.so", "libj9vm.so" -> {
                    return OPEN_J9;
                }
                case "libjvm.so", "libjvm.so (deleted)" -> machine = HOTSPOT;
                default -> {}
            }
        }
        return machine;
    }
}

package io.fleetprof.analysis.procfs;

import java.util.List;
import java.util.Optional;

/**
 * Where the memory of a process is accounted, from {@code /proc/PID/cgroup} (cgroups(7)).
 *
 * @param version 1 or 2: they name their files differently
 * @param path below the hierarchy's mount point, beginning with a slash
 */
public record Cgroup(int version, String path) {
    /** From here on a limit of version 1 means "none": the kernel prints the largest multiple of a page. */
    private static final long UNLIMITED = 1L << 62;

    /** A memory controller of version 1 wins: on a machine with both it is the one that accounts. */
    public static Optional<Cgroup> ofMemory(List<String> lines) {
        Optional<Cgroup> unified = Optional.empty();
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3 || !parts[2].startsWith("/")) {
                continue;
            }
            if (List.of(parts[1].split(",")).contains("memory")) {
                return Optional.of(new Cgroup(1, parts[2]));
            }
            if (parts[0].equals("0") && parts[1].isEmpty()) {
                unified = Optional.of(new Cgroup(2, parts[2]));
            }
        }
        return unified;
    }

    public String limitFile() {
        return version == 1 ? "memory.limit_in_bytes" : "memory.max";
    }

    public String usageFile() {
        return version == 1 ? "memory.usage_in_bytes" : "memory.current";
    }

    /** A limit or usage as the kernel prints it; empty for {@code max} and for the "no limit" of version 1. */
    public static Optional<Long> bytes(String text) {
        try {
            return Optional.of(Long.parseLong(text.strip())).filter(value -> value >= 0 && value < UNLIMITED);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

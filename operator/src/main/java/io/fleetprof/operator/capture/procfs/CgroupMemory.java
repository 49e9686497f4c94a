package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.Cgroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Memory limit and use of a cgroup: the use of its own group, and the least limit on the way up to the root. */
final class CgroupMemory {
    private final ProcFiles mount;

    /** @param mount what is below {@code /sys/fs/cgroup} */
    CgroupMemory(ProcFiles mount) {
        this.mount = mount;
    }

    Map<Gauge, Long> gauges(Cgroup cgroup) {
        return roots(cgroup).stream()
                .map(root -> below(root, cgroup))
                .filter(gauges -> !gauges.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /** Beside hierarchies of version 1 that of version 2 has a folder of its own. */
    private static List<String> roots(Cgroup cgroup) {
        return cgroup.version() == 1 ? List.of("/memory") : List.of("/unified", "/");
    }

    private Map<Gauge, Long> below(String top, Cgroup cgroup) {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        Path root = Path.of(top);
        Path own = root.resolve(cgroup.path().substring(1)).normalize();
        // A process in another cgroup namespace shows a path that leads out of ours.
        for (Path at = own; at != null && at.startsWith(root); at = at.getParent()) {
            used(at, cgroup).ifPresent(bytes -> gauges.putIfAbsent(Gauge.MEMORY_USED_BYTES, bytes));
            figure(at.resolve(cgroup.limitFile()))
                    .ifPresent(bytes -> gauges.merge(Gauge.MEMORY_LIMIT_BYTES, bytes, Math::min));
        }
        return gauges;
    }

    /** What cannot be given back at once: Kubernetes calls it the working set, and it is what an out-of-memory kill is about. */
    private Optional<Long> used(Path group, Cgroup cgroup) {
        return figure(group.resolve(cgroup.usageFile())).map(usage -> Math.max(0, usage - idlePages(group, cgroup)));
    }

    /** Pages of files that nobody has used for a while, in the group and those below it. */
    private long idlePages(Path group, Cgroup cgroup) {
        String name = cgroup.version() == 1 ? "total_inactive_file " : "inactive_file ";
        return lines(group.resolve("memory.stat")).stream()
                .filter(line -> line.startsWith(name))
                .flatMap(line -> Cgroup.bytes(line.substring(name.length())).stream())
                .findFirst()
                .orElse(0L);
    }

    private Optional<Long> figure(Path file) {
        return lines(file).stream().findFirst().flatMap(Cgroup::bytes);
    }

    private List<String> lines(Path file) {
        try {
            return mount.lines(file.toString().substring(1));
        } catch (IOException _) {
            return List.of();
        }
    }
}

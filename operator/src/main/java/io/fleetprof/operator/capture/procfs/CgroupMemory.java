package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.Cgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Memory limit and use of a cgroup: the use of its own group, and the least limit on the way up to the root. */
final class CgroupMemory {
    private final Path mount;

    CgroupMemory(Path mount) {
        this.mount = mount;
    }

    Map<Gauge, Long> gauges(Cgroup cgroup) {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        Path root = root(cgroup);
        Path own = root.resolve(cgroup.path().substring(1)).normalize();
        // A process in another cgroup namespace shows a path that leads out of ours.
        for (Path at = own; at != null && at.startsWith(root); at = at.getParent()) {
            figure(at.resolve(cgroup.usageFile()))
                    .ifPresent(bytes -> gauges.putIfAbsent(Gauge.MEMORY_USED_BYTES, bytes));
            figure(at.resolve(cgroup.limitFile()))
                    .ifPresent(bytes -> gauges.merge(Gauge.MEMORY_LIMIT_BYTES, bytes, Math::min));
        }
        return gauges;
    }

    private Path root(Cgroup cgroup) {
        return switch (cgroup.version()) {
            case 1 -> mount.resolve("memory");
            default -> Files.isDirectory(mount.resolve("unified")) ? mount.resolve("unified") : mount;
        };
    }

    private static Optional<Long> figure(Path file) {
        try {
            return Cgroup.bytes(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

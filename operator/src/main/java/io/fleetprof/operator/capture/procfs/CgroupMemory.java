package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.Cgroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
            used(at, cgroup).ifPresent(bytes -> gauges.putIfAbsent(Gauge.MEMORY_USED_BYTES, bytes));
            figure(at.resolve(cgroup.limitFile()))
                    .ifPresent(bytes -> gauges.merge(Gauge.MEMORY_LIMIT_BYTES, bytes, Math::min));
        }
        return gauges;
    }

    /** What cannot be given back at once: Kubernetes calls it the working set, and it is what an out-of-memory kill is about. */
    private static Optional<Long> used(Path group, Cgroup cgroup) {
        return figure(group.resolve(cgroup.usageFile())).map(usage -> Math.max(0, usage - idlePages(group, cgroup)));
    }

    /** Pages of files that nobody has used for a while, in the group and those below it. */
    private static long idlePages(Path group, Cgroup cgroup) {
        String name = cgroup.version() == 1 ? "total_inactive_file " : "inactive_file ";
        try (Stream<String> lines = Files.lines(group.resolve("memory.stat"))) {
            return lines.filter(line -> line.startsWith(name))
                    .flatMap(line -> Cgroup.bytes(line.substring(name.length())).stream())
                    .findFirst()
                    .orElse(0L);
        } catch (IOException | UncheckedIOException _) {
            return 0;
        }
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

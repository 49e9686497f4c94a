package io.fleetprof.agent.figures;

import io.fleetprof.agent.kernel.Descriptor;
import io.fleetprof.agent.kernel.FileFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory files of a process' cgroup and of those above it, as they stand in the target's own root. That is the
 * target's: nothing is followed out of it, and no pipe or device is opened.
 */
final class CgroupFiles {
    private static final List<String> NAMES =
            List.of("memory.max", "memory.current", "memory.limit_in_bytes", "memory.usage_in_bytes", "memory.stat");

    /** Deeper than any container runtime nests, and than a name that the target chose should lead us. */
    private static final int MAX_DEPTH = 16;

    private final Path root;
    private final List<String> paths;

    /** @param cgroup {@code /proc/PID/cgroup} */
    CgroupFiles(Path root, String cgroup) {
        this.root = root;
        this.paths = cgroup.lines()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> (parts[1].equals("memory")
                                ? List.of("memory" + parts[2])
                                : parts[1].isEmpty() ? List.of("unified" + parts[2], parts[2]) : List.<String>of())
                        .stream())
                .toList();
    }

    /** Under the names they have below the mount point. */
    void write(ArchiveWriter archive) throws IOException {
        try (Descriptor top = Descriptor.open(root);
                Descriptor mount = top.within("sys/fs/cgroup")) {
            for (String path : paths) {
                Path at = Path.of("/").resolve(path).normalize();
                for (int depth = 0; at != null && depth < MAX_DEPTH; depth++, at = at.getParent()) {
                    write(mount, at, archive);
                }
            }
        } catch (IOException _) {
            // A container without the mount does not say how much memory it has.
        }
    }

    private static void write(Descriptor mount, Path group, ArchiveWriter archive) throws IOException {
        for (String name : NAMES) {
            String file = group.resolve(name).toString().substring(1);
            try (Descriptor found = mount.within(file)) {
                if (found.facts().type() == FileFacts.Type.REGULAR) {
                    archive.copy(Archive.MEMORY + file, found.path());
                }
            } catch (IOException _) {
                // The other version's name, or a group that the target does not see.
            }
        }
    }
}

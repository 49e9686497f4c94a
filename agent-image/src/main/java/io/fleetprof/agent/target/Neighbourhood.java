package io.fleetprof.agent.target;

import io.fleetprof.agent.target.Neighbour.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes that share a pid namespace with this one. Left out are threads of the kernel, what has ended, this
 * process, and, where it stands in a container beside others, whatever else runs in that container.
 */
public final class Neighbourhood {
    private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");

    private final Path proc;

    public Neighbourhood(Path proc) {
        this.proc = proc;
    }

    /** Of the machine this program runs on. */
    public static Neighbourhood ofThisMachine() {
        return new Neighbourhood(Path.of("/proc"));
    }

    /** In no order. Reads only. */
    public List<Neighbour> look() {
        String own = mounts("self");
        boolean isGuest = !own.equals(mounts("1"));
        String self = Long.toString(ProcessHandle.current().pid());
        List<Neighbour> neighbours = new ArrayList<>();
        for (String pid : pids()) {
            if (!pid.equals(self) && !(isGuest && own.equals(mounts(pid)))) {
                neighbour(pid).ifPresent(neighbours::add);
            }
        }
        return neighbours;
    }

    private List<String> pids() {
        try (Stream<Path> entries = Files.list(proc)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
                    .toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    /** Tells a mount namespace: the id of its first mount, which the kernel shows of every process to everybody. */
    private String mounts(String pid) {
        try (BufferedReader mounts = files(pid).lines("mountinfo")) {
            String first = mounts.readLine();
            return first == null ? "" : first.substring(0, first.indexOf(' ') + 1);
        } catch (IOException _) {
            return "";
        }
    }

    private Optional<Neighbour> neighbour(String pid) {
        ProcessFiles files = files(pid);
        try {
            String stat = files.text("stat");
            OptionalLong started = ProcessStat.started(stat);
            if (started.isEmpty() || ProcessStat.isKernelThread(stat)) {
                return Optional.empty();
            }
            ProcessStatus status = ProcessStatus.of(files.text("status"));
            return Optional.of(new Neighbour(
                    Long.parseLong(pid),
                    started.getAsLong(),
                    status.uid(),
                    status.gid(),
                    status.residentBytes(),
                    kind(files),
                    container(files.text("cgroup"))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Kind kind(ProcessFiles files) throws IOException {
        try {
            return switch (files.machine()) {
                case HOTSPOT -> Kind.HOT_SPOT;
                case OPEN_J9 -> Kind.OPEN_J9;
                case NONE -> kind(Executable.of(files.executable()));
            };
        } catch (AccessDeniedException _) {
            return Kind.HIDDEN;
        }
    }

    private static Kind kind(Executable executable) {
        return switch (executable) {
            case NATIVE_IMAGE -> Kind.NATIVE_IMAGE;
            case GO -> Kind.GO;
            case OTHER -> Kind.OTHER;
        };
    }

    /** The last one: a container may run in a container. */
    private static Optional<String> container(String cgroup) {
        return CONTAINER.matcher(cgroup).results().map(MatchResult::group).reduce((_, last) -> last);
    }

    private ProcessFiles files(String pid) {
        return new ProcessFiles(proc.resolve(pid));
    }
}

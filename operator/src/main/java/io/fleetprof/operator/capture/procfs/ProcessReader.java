package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.Cgroup;
import io.fleetprof.analysis.procfs.DescriptorKind;
import io.fleetprof.analysis.procfs.ProcessRecord;
import io.fleetprof.analysis.procfs.ProcessStatus;
import io.fleetprof.analysis.procfs.Protocol;
import io.fleetprof.analysis.procfs.Socket;
import io.fleetprof.analysis.procfs.SocketGroup;
import io.fleetprof.analysis.procfs.SocketTable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at a process through {@code /proc}: reads only, stops nothing, sends no signal. */
public final class ProcessReader {
    private static final String SOCKET = "socket:[";

    private final Path proc;
    private final CgroupMemory memory;

    public ProcessReader(Path proc, Path cgroups) {
        this.proc = proc;
        this.memory = new CgroupMemory(cgroups);
    }

    /** Of the machine this program runs on. */
    public static ProcessReader ofThisMachine() {
        return new ProcessReader(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    public Observed read(long pid) {
        try {
            return read(pid, new ProcFiles(proc.resolve(Long.toString(pid))));
        } catch (AccessDeniedException _) {
            return new Observed.Denied(pid);
        } catch (IOException _) {
            return new Observed.Gone(pid);
        }
    }

    /** When the process began, where it can be read: with the pid it names one life of one process. */
    public Optional<Instant> started(long pid) {
        try {
            return uptime(new ProcFiles(proc.resolve(Long.toString(pid))).text("stat"))
                    .map(Instant.now()::minus);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Observed read(long pid, ProcFiles files) throws IOException {
        String before = files.text("stat");
        Instant now = Instant.now();
        List<String> links = files.descriptors();
        if (links.isEmpty() && isZombie(before)) {
            return new Observed.Gone(pid);
        }
        List<SocketGroup> sockets = SocketGroup.of(sockets(files, inodes(links)));
        Map<Gauge, Long> gauges = gauges(files, before, links.size());
        // The same pid with another start is another process, half of whose figures we would mix in.
        if (!ProcessStatus.startedAfterBoot(before).equals(ProcessStatus.startedAfterBoot(files.text("stat")))) {
            return new Observed.Gone(pid);
        }
        Optional<Instant> started = uptime(before).map(now::minus);
        return new Observed.Seen(new ProcessRecord(pid, now, started, kinds(links), sockets, gauges, List.of()));
    }

    private static boolean isZombie(String stat) {
        return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    }

    private Optional<Duration> uptime(String stat) throws IOException {
        String machine = new ProcFiles(proc).text("uptime");
        long millis = (long) (1000 * Double.parseDouble(machine.substring(0, machine.indexOf(' '))));
        return ProcessStatus.startedAfterBoot(stat).map(Duration.ofMillis(millis)::minus);
    }

    private Map<Gauge, Long> gauges(ProcFiles files, String stat, long descriptors) throws IOException {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        gauges.putAll(ProcessStatus.status(files.lines("status")));
        gauges.put(Gauge.DESCRIPTORS, descriptors);
        ProcessStatus.descriptorLimit(files.lines("limits"))
                .ifPresent(limit -> gauges.put(Gauge.DESCRIPTOR_LIMIT, limit));
        ProcessStatus.cpu(stat).ifPresent(cpu -> gauges.put(Gauge.CPU_MILLIS, cpu.toMillis()));
        uptime(stat).ifPresent(uptime -> gauges.put(Gauge.UPTIME_SECONDS, Math.max(0, uptime.toSeconds())));
        Cgroup.ofMemory(files.lines("cgroup")).map(memory::gauges).ifPresent(gauges::putAll);
        return gauges;
    }

    private static Map<DescriptorKind, Long> kinds(List<String> links) {
        Map<DescriptorKind, Long> kinds = new EnumMap<>(DescriptorKind.class);
        for (String link : links) {
            kinds.merge(DescriptorKind.of(link), 1L, Long::sum);
        }
        return kinds;
    }

    private static Set<Long> inodes(List<String> links) {
        Set<Long> inodes = new HashSet<>();
        for (String link : links) {
            if (link.startsWith(SOCKET)) {
                inodes.add(Long.parseLong(link, SOCKET.length(), link.length() - 1, 10));
            }
        }
        return inodes;
    }

    /** The tables list the whole network namespace; the inode tells which sockets this process holds. */
    private static List<Socket> sockets(ProcFiles files, Set<Long> inodes) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            files.linesIfThere("net/" + protocol.label(), line -> SocketTable.row(protocol, line)
                    .filter(socket -> inodes.contains(socket.inode()))
                    .ifPresent(sockets::add));
        }
        return sockets;
    }
}

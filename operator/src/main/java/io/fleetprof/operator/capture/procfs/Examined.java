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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of a process say.
 *
 * @param stat of the process
 * @param links of its open descriptors
 * @param machine {@code /proc/uptime} of its machine
 * @param memory limit and use of a cgroup
 */
record Examined(
        long pid,
        ProcFiles files,
        String stat,
        List<String> links,
        String machine,
        Function<Cgroup, Map<Gauge, Long>> memory) {
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,18})]");

    ProcessRecord record(Instant now) throws IOException {
        List<SocketGroup> sockets = SocketGroup.of(sockets(inodes()));
        return new ProcessRecord(
                pid, now, uptime(stat, machine).map(now::minus), kinds(), sockets, gauges(), List.of());
    }

    /** For how long it has run. */
    static Optional<Duration> uptime(String stat, String machine) {
        long millis = (long) (1000 * Double.parseDouble(machine.substring(0, machine.indexOf(' '))));
        return ProcessStatus.startedAfterBoot(stat).map(Duration.ofMillis(millis)::minus);
    }

    private Map<Gauge, Long> gauges() throws IOException {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        gauges.putAll(ProcessStatus.status(files.lines("status")));
        gauges.put(Gauge.DESCRIPTORS, (long) links.size());
        ProcessStatus.descriptorLimit(files.lines("limits"))
                .ifPresent(limit -> gauges.put(Gauge.DESCRIPTOR_LIMIT, limit));
        ProcessStatus.cpu(stat).ifPresent(cpu -> gauges.put(Gauge.CPU_MILLIS, cpu.toMillis()));
        uptime(stat, machine).ifPresent(uptime -> gauges.put(Gauge.UPTIME_SECONDS, Math.max(0, uptime.toSeconds())));
        Cgroup.ofMemory(files.lines("cgroup")).map(memory).ifPresent(gauges::putAll);
        return gauges;
    }

    private Map<DescriptorKind, Long> kinds() {
        Map<DescriptorKind, Long> kinds = new EnumMap<>(DescriptorKind.class);
        for (String link : links) {
            kinds.merge(DescriptorKind.of(link), 1L, Long::sum);
        }
        return kinds;
    }

    private Set<Long> inodes() {
        Set<Long> inodes = new HashSet<>();
        for (String link : links) {
            Matcher socket = SOCKET.matcher(link);
            if (socket.matches()) {
                inodes.add(Long.valueOf(socket.group(1)));
            }
        }
        return inodes;
    }

    /** The tables list the whole network namespace; the inode tells which sockets this process holds. */
    private List<Socket> sockets(Set<Long> inodes) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            files.linesIfThere("net/" + protocol.label(), line -> SocketTable.row(protocol, line)
                    .filter(socket -> inodes.contains(socket.inode()))
                    .ifPresent(sockets::add));
        }
        return sockets;
    }
}

package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.procfs.Protocol;
import io.fleetprof.analysis.procfs.SocketState;
import io.fleetprof.analysis.procfs.SocketTable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Finds who listens on a TCP port of this machine, so that a loopback URL tells a process, its age and its descriptors. */
public final class ListeningProcess {
    private final Path proc;

    public ListeningProcess(Path proc) {
        this.proc = proc;
    }

    /** The one process that holds the listening socket; empty when none is readable, or several share it. */
    public OptionalLong on(int port) {
        Set<String> links = links(port);
        if (links.isEmpty()) {
            return OptionalLong.empty();
        }
        List<Long> holders =
                processes().stream().filter(pid -> holds(pid, links)).toList();
        return holders.size() == 1 ? OptionalLong.of(holders.getFirst()) : OptionalLong.empty();
    }

    private Set<String> links(int port) {
        Set<String> links = new HashSet<>();
        ProcFiles machine = new ProcFolder(proc);
        for (Protocol protocol : List.of(Protocol.TCP, Protocol.TCP6)) {
            try {
                machine.linesIfThere("net/" + protocol.label(), line -> SocketTable.row(protocol, line)
                        .filter(socket -> socket.state() == SocketState.LISTEN
                                && socket.local().port() == port)
                        .ifPresent(socket -> links.add("socket:[" + socket.inode() + "]")));
            } catch (IOException _) {
                // A table that cannot be read names nobody.
            }
        }
        return links;
    }

    private List<Long> processes() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            List<Long> pids = new ArrayList<>();
            entries.forEach(entry -> pids.add(Long.parseLong(entry.getFileName().toString())));
            return pids;
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
    }

    private boolean holds(long pid, Set<String> links) {
        try {
            return new ProcFolder(proc.resolve(Long.toString(pid)))
                    .descriptors().stream().anyMatch(links::contains);
        } catch (IOException _) {
            return false;
        }
    }
}

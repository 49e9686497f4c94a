package io.fleetprof.operator.capture.procfs;

import io.fleetprof.analysis.procfs.ProcessStatus;
import io.fleetprof.api.v1alpha1.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at a process of this machine through {@code /proc}: reads only, stops nothing, sends no signal. */
public final class ProcessReader {
    private final Path proc;
    private final CgroupMemory memory;

    public ProcessReader(Path proc, Path cgroups) {
        this.proc = proc;
        this.memory = new CgroupMemory(new ProcFolder(cgroups));
    }

    /** Of the machine this program runs on. */
    public static ProcessReader ofThisMachine() {
        return new ProcessReader(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    public Observed read(long pid) {
        try {
            return read(pid, files(pid));
        } catch (AccessDeniedException _) {
            return new Observed.Refused(Reason.PERMISSION_DENIED, "/proc/" + pid + "/fd");
        } catch (IOException _) {
            return gone(pid);
        }
    }

    /** When the process began, where it can be read: with the pid it names one life of one process. */
    public Optional<Instant> started(long pid) {
        try {
            return Examined.uptime(files(pid).text("stat"), uptime()).map(Instant.now()::minus);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Observed read(long pid, ProcFiles files) throws IOException {
        String before = files.text("stat");
        Instant now = Instant.now();
        List<String> links = files.descriptors();
        if (links.isEmpty() && isZombie(before)) {
            return gone(pid);
        }
        Examined examined = new Examined(pid, files, before, links, uptime(), memory::gauges);
        Observed.Seen seen = new Observed.Seen(examined.record(now));
        // The same pid with another start is another process, half of whose figures we would mix in.
        return ProcessStatus.startedAfterBoot(before).equals(ProcessStatus.startedAfterBoot(files.text("stat")))
                ? seen
                : gone(pid);
    }

    private ProcFiles files(long pid) {
        return new ProcFolder(proc.resolve(Long.toString(pid)));
    }

    private String uptime() throws IOException {
        return new ProcFolder(proc).text("uptime");
    }

    private static Observed gone(long pid) {
        return new Observed.Refused(Reason.NO_SUCH_PROCESS, "pid " + pid);
    }

    private static boolean isZombie(String stat) {
        return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    }
}

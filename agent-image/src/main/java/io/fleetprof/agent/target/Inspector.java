package io.fleetprof.agent.target;

import io.fleetprof.agent.kernel.ProcessDescriptor;
import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Finds out whether a process is a JVM that may be signalled. SIGQUIT ends most programs, and SigCgt alone proves
 * nothing, since a Go program catches it and then ends itself: so libjvm.so has to be mapped and SIGQUIT caught.
 */
public final class Inspector {
    private static final int ROOT = 0;

    private final Path proc;

    public Inspector(Path proc) {
        this.proc = proc;
    }

    /** Of the machine this program runs on. */
    public static Inspector ofThisMachine() {
        return new Inspector(Path.of("/proc"));
    }

    /** Whether it maps the library of a JVM, HotSpot or OpenJ9; false also of what is gone or hidden from us. Reads only. */
    public boolean isJvm(long pid) {
        try {
            return files(pid).machine() != Machine.NONE;
        } catch (IOException _) {
            return false;
        }
    }

    /** Reads only. */
    public Outcome<JvmProcess> inspect(long pid) {
        ProcessFiles files = files(pid);
        try {
            OptionalLong started = ProcessStat.started(files.text("stat"));
            if (started.isEmpty()) {
                return gone(pid);
            }
            return inspect(pid, files, ProcessStatus.of(files.text("status")), started.getAsLong());
        } catch (IOException _) {
            return gone(pid);
        }
    }

    /** Sends SIGQUIT if the process is still the one that was inspected; a pid that went to another is never signalled. */
    public Outcome<JvmProcess> quit(JvmProcess jvm) {
        try (ProcessDescriptor held = ProcessDescriptor.open(jvm.pid())) {
            return inspect(jvm.pid()).then(now -> now.equals(jvm) ? quit(held, jvm) : gone(jvm.pid()));
        } catch (IOException _) {
            return gone(jvm.pid());
        }
    }

    /** Whether the process lives, and is the one that was inspected. */
    public boolean isAlive(JvmProcess jvm) {
        OptionalLong started = started(jvm.pid());
        return started.isPresent() && started.getAsLong() == jvm.started();
    }

    /** When the process that has the id now began, in clock ticks after boot; empty where it has none. */
    public OptionalLong started(long pid) {
        try {
            return ProcessStat.started(files(pid).text("stat"));
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** The memory it has now; empty for no process. */
    public OptionalLong residentBytes(long pid) {
        try {
            return OptionalLong.of(ProcessStatus.of(files(pid).text("status")).residentBytes());
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    private Outcome<JvmProcess> inspect(long pid, ProcessFiles files, ProcessStatus status, long started)
            throws IOException {
        ProcessStatus own = ProcessStatus.of(new ProcessFiles(proc.resolve("self")).text("status"));
        Machine machine;
        try {
            machine = files.machine();
        } catch (AccessDeniedException _) {
            return denied(pid, files, status, own);
        }
        return switch (machine) {
            case OPEN_J9 -> Outcome.refused(Reason.OPEN_J9, "pid " + pid + " maps libj9vm");
            case NONE -> noJvm(pid, Executable.of(files.executable()));
            case HOTSPOT -> hotspot(pid, files, status, own, started);
        };
    }

    private static Outcome<JvmProcess> hotspot(
            long pid, ProcessFiles files, ProcessStatus status, ProcessStatus own, long started) throws IOException {
        if (!status.catchesQuit()) {
            return Outcome.refused(
                    Reason.NOT_A_JVM,
                    "pid " + pid + " maps libjvm.so and does not catch SIGQUIT: just started, or -Xrs");
        }
        if (own.uid() != ROOT && (own.uid() != status.uid() || own.gid() != status.gid())) {
            return foreign(pid, status, own);
        }
        boolean attachable = AttachSwitch.isOn(files.strings("cmdline"), files.strings("environ"));
        return Outcome.done(new JvmProcess(pid, status.pidInside(), status.uid(), status.gid(), started, attachable));
    }

    private static Outcome<JvmProcess> noJvm(long pid, Executable executable) {
        return switch (executable) {
            case NATIVE_IMAGE -> Outcome.refused(Reason.NATIVE_IMAGE, "pid " + pid);
            case GO -> Outcome.refused(Reason.NOT_A_JVM, "pid " + pid + " is a Go program");
            case OTHER -> Outcome.refused(Reason.NOT_A_JVM, "pid " + pid + " does not map libjvm.so");
        };
    }

    /** The kernel shows maps to who might trace the process: the same user and group, no fewer capabilities, dumpable. */
    private static Outcome<JvmProcess> denied(long pid, ProcessFiles files, ProcessStatus status, ProcessStatus own)
            throws IOException {
        if (own.uid() != status.uid() || own.gid() != status.gid()) {
            return foreign(pid, status, own);
        }
        // The kernel gives the files of a process that is not dumpable to root.
        int owner = (int) Files.getAttribute(files.directory(), "unix:uid");
        return owner != status.uid()
                ? Outcome.refused(Reason.NOT_DUMPABLE, "pid " + pid)
                : Outcome.refused(Reason.TARGET_MORE_PRIVILEGED, "pid " + pid);
    }

    private static Outcome<JvmProcess> foreign(long pid, ProcessStatus status, ProcessStatus own) {
        return Outcome.refused(
                Reason.PERMISSION_DENIED,
                "pid %d runs as %s:%s, this is %s:%s"
                        .formatted(
                                pid,
                                Integer.toUnsignedString(status.uid()),
                                Integer.toUnsignedString(status.gid()),
                                Integer.toUnsignedString(own.uid()),
                                Integer.toUnsignedString(own.gid())));
    }

    private static Outcome<JvmProcess> quit(ProcessDescriptor held, JvmProcess jvm) {
        try {
            held.quit();
            return Outcome.done(jvm);
        } catch (AccessDeniedException _) {
            return Outcome.refused(Reason.PERMISSION_DENIED, "pid " + jvm.pid() + " may not be signalled");
        } catch (IOException _) {
            return gone(jvm.pid());
        }
    }

    private static <T> Outcome<T> gone(long pid) {
        return Outcome.refused(Reason.NO_SUCH_PROCESS, "pid " + pid);
    }

    private ProcessFiles files(long pid) {
        return new ProcessFiles(proc.resolve(Long.toString(pid)));
    }
}

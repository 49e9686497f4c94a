package io.fleetprof.operator.capture.pod.exec;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.procfs.ProcessStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /proc/PID/stat} and {@code status} say of a JVM, one after the other. Pure.
 *
 * @param started after the boot of its machine: with the pid, one life of one process
 * @param gauges threads and resident memory
 */
record ProcessTexts(long pid, Duration started, Map<Gauge, Long> gauges) {
    private static final Pattern CAUGHT = Pattern.compile("(?m)^SigCgt:\\s*([0-9a-f]{16})$");
    private static final int SIGQUIT = 3;

    /** Refused as no JVM where SIGQUIT, by which one is asked, would end the process. */
    static Outcome<ProcessTexts> read(long pid, String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty()
                ? Outcome.refused(Reason.NO_SUCH_PROCESS, "process " + pid + " has ended")
                : ProcessStatus.startedAfterBoot(lines.getFirst())
                        .map(started -> listening(new ProcessTexts(pid, started, ProcessStatus.status(lines)), text))
                        .orElseGet(() -> Outcome.refused(Reason.NOT_A_PROFILE, "/proc/" + pid + "/stat is none"));
    }

    private static Outcome<ProcessTexts> listening(ProcessTexts process, String text) {
        Matcher caught = CAUGHT.matcher(text);
        boolean catches = caught.find() && (Long.parseUnsignedLong(caught.group(1), 16) >>> (SIGQUIT - 1) & 1) == 1;
        return catches
                ? Outcome.done(process)
                : Outcome.refused(
                        Reason.NOT_A_JVM,
                        "process " + process.pid() + " does not catch SIGQUIT: just started, or -Xrs");
    }
}

package io.fleetprof.agent.target;

import java.util.OptionalLong;

/** {@code /proc/PID/stat}: one line, whose second field is a name in brackets that may hold anything. */
final class ProcessStat {
    /** starttime is field 22 of {@code proc_pid_stat(5)}; after the name comes field 3. */
    private static final int STARTED = 22 - 3;

    private static final int FLAGS = 9 - 3;

    /** PF_KTHREAD of {@code include/linux/sched.h}. */
    private static final long KERNEL_THREAD = 0x200000;

    private ProcessStat() {}

    static boolean isKernelThread(String stat) {
        String[] fields = fields(stat);
        return fields.length > FLAGS && (Long.parseLong(fields[FLAGS]) & KERNEL_THREAD) != 0;
    }

    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }

    /** Clock ticks after boot at which the process began; empty for one that has ended and waits for its parent. */
    static OptionalLong started(String stat) {
        String[] fields = fields(stat);
        return fields.length <= STARTED || fields[0].matches("[ZXx]")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(fields[STARTED]));
    }
}

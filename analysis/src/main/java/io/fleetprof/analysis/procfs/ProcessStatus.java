package io.fleetprof.analysis.procfs;

import io.fleetprof.analysis.population.Gauge;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small texts of {@code /proc/PID}, each a handful of figures (proc(5)). Absent or odd lines give no figure. */
public final class ProcessStatus {
    /** USER_HZ: what the kernel counts in towards user space, 100 on every Linux a JVM runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int UTIME = 14;
    private static final int STIME = 15;
    private static final int START_TIME = 22;

    private ProcessStatus() {}

    /** Threads and resident memory from {@code /proc/PID/status}. */
    public static Map<Gauge, Long> status(List<String> lines) {
        Map<Gauge, Long> gauges = new EnumMap<>(Gauge.class);
        for (String line : lines) {
            if (line.startsWith("VmRSS:")) {
                number(word(line, 1)).ifPresent(kib -> gauges.put(Gauge.RSS_BYTES, kib * 1024));
            } else if (line.startsWith("Threads:")) {
                number(word(line, 1)).ifPresent(count -> gauges.put(Gauge.THREADS, count));
            }
        }
        return gauges;
    }

    /** The soft limit of open files from {@code /proc/PID/limits}; empty when unlimited. */
    public static Optional<Long> descriptorLimit(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Max open files"))
                .findFirst()
                .flatMap(line -> number(word(line, 3)));
    }

    /** CPU time used so far, user and system, from {@code /proc/PID/stat}. */
    public static Optional<Duration> cpu(String stat) {
        return field(stat, UTIME).flatMap(user -> field(stat, STIME).map(system -> ticks(user + system)));
    }

    /** From the machine's start to the process's, from {@code /proc/PID/stat}; it identifies a pid's life. */
    public static Optional<Duration> startedAfterBoot(String stat) {
        return field(stat, START_TIME).map(ProcessStatus::ticks);
    }

    /** Fields are counted from 1; the second is a name in brackets that may hold anything, so count from its end. */
    private static Optional<Long> field(String stat, int position) {
        int name = stat.lastIndexOf(')');
        return name < 0
                ? Optional.empty()
                : number(word(stat.substring(name + 1).strip(), position - 3));
    }

    private static Duration ticks(long count) {
        return Duration.ofMillis(count * (1000 / TICKS_PER_SECOND));
    }

    private static String word(String line, int index) {
        String[] words = line.split("\\s+", index + 2);
        return index < words.length ? words[index] : "";
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(value -> value >= 0 && value < Long.MAX_VALUE / 1024);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}

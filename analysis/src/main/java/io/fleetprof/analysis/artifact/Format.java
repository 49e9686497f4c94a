package io.fleetprof.analysis.artifact;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The formats that are read, told by the first bytes. */
enum Format {
    PPROF,
    /** goroutine?debug=1: stacks with counts. */
    GOROUTINE_COUNTS,
    /** goroutine?debug=2: every goroutine by itself. */
    GOROUTINE_DUMP,
    /** Thread.print of a JVM. */
    THREAD_PRINT,
    /** Thread.dump_to_file of a JVM, as JSON. */
    THREAD_JSON,
    /** GC.class_histogram of a JVM. */
    CLASS_HISTOGRAM,
    /** Kotlin's coroutines as their debug probes print them. */
    COROUTINES,
    /** JSON of a process as /proc shows it. */
    PROCESS,
    /** What a program publishes for Prometheus: text. */
    METRICS,
    /** What a Go program publishes by expvar: JSON. */
    EXPVAR,
    /** JFR: begins with FLR and a zero byte. */
    RECORDING;

    /** Bytes that decide. */
    static final int HEAD = 512;

    /** Refuses what is none of them. */
    static Format of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (isRecording(head)) {
            return RECORDING;
        }
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            throw new Refusal(Defect.EMPTY, head.length == 0 ? "0 bytes" : "blanks only");
        }
        if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<head")) {
            throw new Refusal(Defect.HTML, "it begins with " + firstLine(start));
        }
        if (start.startsWith("goroutine profile: ") || start.startsWith("goroutineleak profile: ")) {
            return GOROUTINE_COUNTS;
        }
        if (start.startsWith("goroutine ")) {
            return GOROUTINE_DUMP;
        }
        if (start.startsWith("{")) {
            return json(text);
        }
        if (start.startsWith("# help ") || start.startsWith("# type ")) {
            return METRICS;
        }
        return jvm(text).orElseGet(() -> binary(text));
    }

    private static Format json(String text) {
        if (text.contains("\"threadDump\"")) {
            return THREAD_JSON;
        }
        return text.contains("\"cmdline\"") || text.contains("\"memstats\"") ? EXPVAR : PROCESS;
    }

    static boolean isRecording(byte[] head) {
        return head.length >= 4 && head[0] == 'F' && head[1] == 'L' && head[2] == 'R' && head[3] == 0;
    }

    /** Our captures say before it for how long it was watched. jcmd puts the process id before its reply, jstack the time before a dump. */
    private static Optional<Format> jvm(String text) {
        if (text.startsWith("Full thread dump ") || text.contains("\nFull thread dump ")) {
            return Optional.of(THREAD_PRINT);
        }
        if (text.startsWith("Coroutines dump ") || text.contains("\nCoroutines dump ")) {
            return Optional.of(COROUTINES);
        }
        return text.contains("#instances") && text.contains("#bytes") ? Optional.of(CLASS_HISTOGRAM) : Optional.empty();
    }

    private static Format binary(String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t');
        if (printable) {
            throw new Refusal(Defect.NOT_A_PROFILE, "text that begins with " + firstLine(text));
        }
        if (text.startsWith("JAVA PROFILE 1.")) {
            throw new Refusal(
                    Defect.UNSUPPORTED, "a heap dump; open it with a heap reader such as Eclipse MAT or VisualVM");
        }
        if (text.startsWith("go 1.") && text.contains(" trace")) {
            throw new Refusal(Defect.UNSUPPORTED, "a Go execution trace; open it with go tool trace");
        }
        return PPROF;
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return '"' + (line.length() <= 60 ? line : line.substring(0, 60) + "…") + '"';
    }
}

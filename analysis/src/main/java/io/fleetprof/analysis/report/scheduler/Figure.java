package io.fleetprof.analysis.report.scheduler;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fleetprof.analysis.report.format.Wording;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** What there is to know of a scheduler, in the order of a report. */
public enum Figure {
    GOROUTINES("goroutines", Enable.PPROF, Figure::count),
    /** Of the operating system, created by the runtime. */
    THREADS("threads", Enable.COLLECTORS, Figure::count),
    /** Threads that may run Go code at one time. */
    GOMAXPROCS("GOMAXPROCS", Enable.COLLECTORS, Figure::count),
    /** In seconds: from being able to run to running, half of all times. */
    LATENCY_MEDIAN("scheduling latency, median", Enable.SCHEDULER, Figure::time),
    LATENCY_P99("scheduling latency, 99th percentile", Enable.SCHEDULER, Figure::time),
    /** Garbage collections a minute, between the first snapshot and the last. */
    GC_RATE("garbage collections", Enable.TWO, perMinute -> Wording.rate(perMinute)),
    /** In seconds, of the last 256 collections. */
    GC_PAUSE_MEDIAN("GC pause, median", Enable.EITHER, Figure::time),
    GC_PAUSE_LONGEST("GC pause, longest", Enable.EITHER, Figure::time);

    /** What makes a program tell. */
    private static final class Enable {
        static final String PPROF = "serve net/http/pprof";
        static final String COLLECTORS =
                "serve promhttp.Handler() (client_golang 1.20 or later) at /metrics on the pprof"
                        + " port, or where the pod's annotation prometheus.io/port says";
        static final String SCHEDULER = "register collectors.NewGoCollector("
                + "collectors.WithGoCollectorRuntimeMetrics(collectors.MetricsScheduler)) for /metrics";
        static final String EITHER = "import _ \"expvar\" for /debug/vars on the pprof port, or serve /metrics";
        static final String TWO = EITHER + "; and take two snapshots or more";
    }

    private final String label;
    private final String enable;
    private final DoubleFunction<String> words;

    Figure(String label, String enable, DoubleFunction<String> words) {
        this.label = label;
        this.enable = enable;
        this.words = words;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** What to do in the program so that it can be known. */
    public String enable() {
        return enable;
    }

    String words(double value) {
        return words.apply(value);
    }

    private static String count(double value) {
        return Wording.number(Math.round(value));
    }

    /** {@code 82 µs}, {@code 1.2 ms}, {@code 3.4 s}. */
    private static String time(double seconds) {
        if (seconds >= 1) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds >= 1e-3) {
            return String.format(Locale.ROOT, seconds >= 1e-2 ? "%.0f ms" : "%.1f ms", seconds * 1e3);
        }
        return String.format(Locale.ROOT, seconds >= 1e-5 ? "%.0f µs" : "%.2g µs", seconds * 1e6);
    }
}

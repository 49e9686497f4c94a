package io.fleetprof.analysis.report.format;

import io.fleetprof.analysis.leak.Coverage;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.Growth;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures in words, the same in every rendering. */
public final class Wording {
    private static final int SNAPSHOTS_FOR_INTERVAL = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private Wording() {}

    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** With its sign, {@code +0} for none. */
    public static String signed(long value) {
        return String.format(Locale.ROOT, "%+,d", value);
    }

    public static String counted(long count, String singular, String plural) {
        return number(count) + ' ' + (count == 1 ? singular : plural);
    }

    /** {@code 412 MiB}: binary units, at most one decimal. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        boolean whole = unit == 0 || Math.abs(value) >= 10;
        return String.format(Locale.ROOT, whole ? "%,.0f %s" : "%,.1f %s", value, UNITS.get(unit));
    }

    /** {@code 998/min}: whole numbers from 10 on, below that one decimal, and two below 1. */
    public static String rate(double perMinute) {
        double size = Math.abs(perMinute);
        String format = size >= 10 ? "%,.0f" : size >= 1 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, perMinute) + "/min";
    }

    public static String duration(Duration time) {
        if (time.toSeconds() < 120) {
            String format = time.toSeconds() < 10 ? "%.1f s" : "%.0f s";
            return String.format(Locale.ROOT, format, time.toMillis() / 1000.0);
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    /** {@code 2026-11-23 13:58:20 UTC}. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** {@code 13:58 UTC} for a reader of the same day, else with the date. */
    public static String minute(Instant at, Instant read) {
        boolean sameDay = at.truncatedTo(ChronoUnit.DAYS).equals(read.truncatedTo(ChronoUnit.DAYS));
        return (sameDay ? CLOCK : MINUTE).format(at);
    }

    /** {@code 96 %}; what is not quite all, or not quite nothing, is not rounded to it. */
    public static String percent(double share) {
        long whole = Math.round(share * 100);
        if (whole == 100 && share < 1) {
            return "over 99 %";
        }
        return whole == 0 && share > 0 ? "under 1 %" : whole + " %";
    }

    /** {@code 10,003 goroutines in chan send at main.leak (main.go:22)}. */
    public static String what(Finding finding) {
        return Printable.text(
                population(finding) + " at " + Printable.name(finding.location().display()));
    }

    /** {@code 10,003 goroutines in chan send}; for memory the size comes first. */
    public static String population(Finding finding) {
        Family family = finding.fingerprint().family();
        String counted = number(finding.count()) + ' ' + things(family, finding.state(), finding.count());
        return switch (family) {
            case HEAP, ALLOCATION -> bytes(finding.bytes()) + " in " + counted;
            case GOROUTINE,
                    THREAD,
                    VIRTUAL_THREAD,
                    COROUTINE,
                    EXECUTOR,
                    CONNECTION,
                    DESCRIPTOR,
                    START,
                    LAUNCH,
                    WITNESS,
                    ACTIVITY -> counted;
        };
    }

    /** {@code goroutines in chan send}, {@code live objects}, {@code file descriptors CLOSE_WAIT}. */
    public static String things(Family family, State state, long count) {
        String name = count == 1 ? singular(family) : plural(family);
        if (state.stateClass() == StateClass.UNKNOWN) {
            return name;
        }
        return switch (family) {
            case GOROUTINE, THREAD, VIRTUAL_THREAD, COROUTINE -> name + " in " + state.name();
            case EXECUTOR, CONNECTION, DESCRIPTOR, START, LAUNCH, ACTIVITY -> name + ' ' + state.name();
            case HEAP, WITNESS, ALLOCATION -> name;
        };
    }

    /** The number and how it moved: rate with interval, or why there is none. */
    public static String growth(Growth growth) {
        if (growth.snapshots() < 2) {
            return "unknown: " + counted(growth.snapshots(), "snapshot", "snapshots");
        }
        String moved = signed(growth.difference()) + " over " + number(growth.snapshots()) + " snapshots ("
                + number(growth.first()) + " → " + number(growth.last()) + ")";
        return moved
                + growth.perMinute()
                        .filter(Double::isFinite)
                        .map(perMinute -> ", " + rate(perMinute) + interval(growth))
                        .orElse("; rate unknown: the snapshots carry no times of ours");
    }

    private static String interval(Growth growth) {
        return growth.interval()
                .map(it -> " (95 % interval " + rate(it.low()) + " to " + rate(it.high()) + ")")
                .orElse("; interval unknown: " + number(growth.snapshots()) + " snapshots, needs "
                        + SNAPSHOTS_FOR_INTERVAL);
    }

    /** {@code 3 of 3 pods}; pods that hold none of it do not count. */
    public static String pods(Finding finding, Coverage coverage) {
        long holding = finding.pods().stream().filter(pod -> pod.last() > 0).count();
        long shown = Math.max(1, holding);
        int collected = Math.max(coverage.collected(), finding.pods().size());
        return number(shown) + " of " + counted(collected, "pod", "pods");
    }

    /** {@code 3,070 → 3,236 → 3,402 (+332)}; the middle of a long series is left out. */
    public static String counts(PodShare pod) {
        List<Long> counts = pod.counts();
        if (counts.size() < 2) {
            return number(pod.last());
        }
        String head = counts.stream()
                .limit(counts.size() <= 6 ? counts.size() : 2)
                .map(Wording::number)
                .collect(Collectors.joining(" → "));
        String tail = counts.size() <= 6 ? "" : " → … → " + number(pod.last());
        return head + tail + " (" + signed(pod.difference()) + ")";
    }

    public static String coverage(Coverage coverage) {
        return number(coverage.collected()) + " of " + counted(coverage.planned(), "pod", "pods") + " read, at least "
                + counted(coverage.snapshots(), "snapshot", "snapshots") + " each";
    }

    /** What one individual of a family is called. */
    public static String singular(Family family) {
        return switch (family) {
            case GOROUTINE -> "goroutine";
            case THREAD -> "thread";
            case VIRTUAL_THREAD -> "virtual thread";
            case COROUTINE -> "coroutine";
            case EXECUTOR -> "executor";
            case HEAP -> "live object";
            case CONNECTION -> "connection";
            case DESCRIPTOR -> "file descriptor";
            case START -> "thread start";
            case LAUNCH -> "coroutine launch";
            case WITNESS -> "sampled live object";
            case ALLOCATION -> "allocation";
            case ACTIVITY -> "sample";
        };
    }

    public static String plural(Family family) {
        return singular(family) + "s";
    }
}

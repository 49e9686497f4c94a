package io.fleetprof.agent;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM says of its heap ({@code GC.heap_info}): a line for each generation, in words that differ with the collector.
 * {@code garbage-first heap total 260096K, used 2048K}; Shenandoah writes {@code 12M used}. Metaspace is no heap.
 */
final class HeapInfo {
    private static final Pattern USED = Pattern.compile(
            "\\bused:? (?<before>\\d{1,15})(?<unit>[BKMG])|\\b(?<after>\\d{1,15})(?<unit2>[BKMG]) used\\b");

    private static final Pattern NO_HEAP = Pattern.compile("\\s*(Metaspace|class space)\\b.*");

    private HeapInfo() {}

    /** Bytes that objects take, garbage among them; larger than the truth where a generation is told twice. */
    static Outcome<Long> used(String text) {
        double bytes = text.lines()
                .filter(line -> !NO_HEAP.matcher(line).matches())
                .flatMap(line -> USED.matcher(line).results())
                .mapToDouble(HeapInfo::bytes)
                .sum();
        return bytes > 0
                ? Outcome.done((long) bytes)
                : Outcome.refused(Reason.NOT_A_PROFILE, "GC.heap_info tells of no used bytes: " + text);
    }

    private static double bytes(MatchResult used) {
        boolean before = used.group("before") != null;
        double number = Double.parseDouble(used.group(before ? "before" : "after"));
        return number
                * switch (used.group(before ? "unit" : "unit2")) {
                    case "K" -> 1L << 10;
                    case "M" -> 1L << 20;
                    case "G" -> 1L << 30;
                    default -> 1L;
                };
    }
}

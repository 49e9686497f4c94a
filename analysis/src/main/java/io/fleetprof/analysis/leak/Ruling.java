package io.fleetprof.analysis.leak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The verdict with its reason: what was found, or how small a leak could have been missed, or what was not seen. */
record Ruling(Verdict verdict, String reason) {
    private static final int SNAPSHOTS_FOR_CLEAN = 2;

    static Ruling on(List<Finding> findings, Sight sight, long limit, Thresholds thresholds, Optional<String> doubt) {
        if (findings.stream().anyMatch(finding -> finding.tier().compareTo(Tier.PROBABLE) <= 0)) {
            return new Ruling(Verdict.LEAKING, counted(findings));
        }
        if (!findings.isEmpty()) {
            return new Ruling(Verdict.SUSPECT, counted(findings));
        }
        return doubt.or(() -> unseen(sight.coverage(), thresholds))
                .map(why -> new Ruling(Verdict.INCONCLUSIVE, why))
                .orElseGet(() -> new Ruling(Verdict.CLEAN, limit(sight, limit)));
    }

    /** The same, where it is Clean, with what it does not speak of. */
    Ruling except(Optional<String> reservation) {
        return verdict == Verdict.CLEAN
                ? new Ruling(verdict, reason + reservation.map("; "::concat).orElse(""))
                : this;
    }

    /** {@code 1 Proven, 2 Probable; the first by GROWING}. */
    private static String counted(List<Finding> findings) {
        Map<Tier, Long> tiers =
                findings.stream().collect(Collectors.groupingBy(Finding::tier, TreeMap::new, Collectors.counting()));
        return tiers.entrySet().stream()
                .map(tier -> tier.getValue() + " " + tier.getKey().label())
                .collect(Collectors.joining(
                        ", ", "", "; the first by " + findings.getFirst().detector()));
    }

    private static Optional<String> unseen(Coverage coverage, Thresholds thresholds) {
        if (coverage.collected() == 0) {
            return Optional.of("no goroutines or threads were collected; descriptors alone call nothing clean");
        }
        if (coverage.percent() < thresholds.minCollectedPercent()) {
            return Optional.of("only %d of %d pods were collected, %.0f %% are needed"
                    .formatted(coverage.collected(), coverage.planned(), thresholds.minCollectedPercent()));
        }
        if (coverage.snapshots() < SNAPSHOTS_FOR_CLEAN) {
            return Optional.of("a single snapshot shows no growth; take two or more, some seconds apart");
        }
        return Optional.empty();
    }

    /** What Clean means: the smallest rise that would have been seen, as a rate where the files carry times. */
    private static String limit(Sight sight, long atLargest) {
        long rise = Math.round(Math.ceil(Growing.leastRise(0, 0)));
        Coverage coverage = sight.coverage();
        String where = ", in %d of %d pods".formatted(coverage.collected(), coverage.planned());
        return sight.window()
                .filter(window -> !window.isZero())
                .map(window -> "nothing growing faster than %s a minute at one place%s over %s"
                        .formatted(
                                perMinute(rise, window),
                                largest(rise, atLargest, perMinute(atLargest, window)),
                                spoken(window)))
                .orElseGet(() -> "nothing growing by %d or more at one place%s over %d snapshots without times"
                        .formatted(rise, largest(rise, atLargest, String.valueOf(atLargest)), coverage.snapshots()))
                .concat(where);
    }

    /** The more stand at a place, the more come and go there by chance. */
    private static String largest(long rise, long atLargest, String figure) {
        return atLargest > rise ? " (" + figure + " at the largest)" : "";
    }

    private static String perMinute(long rise, Duration window) {
        double minutes = window.toMillis() / (double) Duration.ofMinutes(1).toMillis();
        return String.format(Locale.ROOT, "%.0f", Math.ceil(rise / minutes));
    }

    static String spoken(Duration window) {
        return window.toSeconds() < 120
                ? String.format(Locale.ROOT, "%.0f s", window.toMillis() / 1000.0)
                : window.toMinutes() + " min";
    }
}

package io.fleetprof.analysis.report;

import io.fleetprof.analysis.report.facts.Since;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Since when, for programs.
 *
 * @param basis what it rests on: {@code extrapolated}, {@code appeared} or {@code first snapshot}
 * @param at when it began, or was first seen; whole seconds
 * @param notBefore when it surely was not there yet; only of what appeared
 */
record Onset(String basis, Instant at, Optional<Instant> notBefore) {
    /** Empty where the files carry no times. */
    static Optional<Onset> of(Since since) {
        return switch (since) {
            case Since.About it -> Optional.of(new Onset("extrapolated", seconds(it.at()), Optional.empty()));
            case Since.Between it ->
                Optional.of(new Onset("appeared", seconds(it.after()), Optional.of(seconds(it.before()))));
            case Since.Seen it -> Optional.of(new Onset("first snapshot", seconds(it.first()), Optional.empty()));
            case Since.Untimed _ -> Optional.empty();
        };
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}

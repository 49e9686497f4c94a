package io.fleetprof.analysis.leak;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one detector says of one series.
 *
 * @param tier how sure
 * @param detector its name, as {@code docs/findings.md} lists it
 * @param had the evidence it rests on, one line each
 * @param lacked the evidence it would have liked, one line each
 */
public record Signal(Tier tier, String detector, List<String> had, List<String> lacked) {
    public Signal {
        had = List.copyOf(had);
        lacked = List.copyOf(lacked);
    }

    /** The same, no surer than the given tier. */
    Signal atMost(Tier bound) {
        return tier.compareTo(bound) >= 0 ? this : new Signal(bound, detector, had, lacked);
    }

    /** The same with one more line of what was missing. */
    Signal lacking(String line) {
        return new Signal(
                tier,
                detector,
                had,
                Stream.concat(lacked.stream(), Stream.of(line)).toList());
    }
}

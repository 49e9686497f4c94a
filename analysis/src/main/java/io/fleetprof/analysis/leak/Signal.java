package io.fleetprof.analysis.leak;

import java.util.List;

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
}

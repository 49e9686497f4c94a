package io.fleetprof.analysis.report;

import io.fleetprof.analysis.leak.Tier;
import io.fleetprof.analysis.leak.Verdict;

/** Whether words are coloured for a terminal (ECMA-48 SGR). */
public enum Ink {
    PLAIN,
    COLOUR;

    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";
    private static final String CYAN = "36";

    String verdict(Verdict verdict) {
        return paint(
                verdict.label(),
                switch (verdict) {
                    case LEAKING -> RED;
                    case SUSPECT -> YELLOW;
                    case INCONCLUSIVE -> CYAN;
                    case CLEAN -> GREEN;
                });
    }

    String tier(Tier tier) {
        return paint(
                tier.label(),
                switch (tier) {
                    case PROVEN, PROBABLE -> RED;
                    case SUSPECTED -> YELLOW;
                    case OBSERVATION -> CYAN;
                });
    }

    private String paint(String word, String colour) {
        return this == PLAIN ? word : "\u001b[1;" + colour + "m" + word + "\u001b[0m";
    }
}

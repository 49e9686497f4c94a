package io.fleetprof.operator.status;

import io.fleetprof.api.v1alpha1.Tier;
import io.fleetprof.api.v1alpha1.Verdict;

/** The words of the analysis in those of the API. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(io.fleetprof.analysis.leak.Verdict verdict) {
        return switch (verdict) {
            case LEAKING -> Verdict.LEAKING;
            case SUSPECT -> Verdict.SUSPECT;
            case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
            case CLEAN -> Verdict.CLEAN;
        };
    }

    static Tier of(io.fleetprof.analysis.leak.Tier tier) {
        return switch (tier) {
            case PROVEN -> Tier.PROVEN;
            case PROBABLE -> Tier.PROBABLE;
            case SUSPECTED -> Tier.SUSPECTED;
            case OBSERVATION -> Tier.OBSERVATION;
        };
    }
}

package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;

/** Values that count things. */
final class Values {
    private Values() {}

    /** Only differences of profiles hold negative values, and those are no snapshots. */
    static long positive(Profile profile, int sample, int type) {
        long value = profile.value(sample, type);
        if (value < 0) {
            throw new Refusal(Defect.CORRUPT, "sample " + sample + " counts " + value);
        }
        return value;
    }
}

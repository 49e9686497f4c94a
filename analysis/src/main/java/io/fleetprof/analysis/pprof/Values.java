package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;

/** What can be counted: no value is negative, and no sum passes 63 bits. */
final class Values {
    private Values() {}

    /** Only differences of profiles hold negative values, and those are no snapshots. */
    static void checkCounts(Profile profile) {
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            checkCounts(profile, type);
        }
    }

    private static void checkCounts(Profile profile, int type) {
        long sum = 0;
        for (int sample = 0; sample < profile.size(); sample++) {
            long value = profile.value(sample, type);
            sum += value;
            if (value < 0 || sum < 0) {
                throw new Refusal(Defect.CORRUPT, "sample " + sample + " counts " + value);
            }
        }
    }
}

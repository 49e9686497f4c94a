package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Traces;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.Optional;

/**
 * A heap or allocs profile as populations: live objects (HEAP) and everything allocated so far (ALLOCATION). Counts are
 * the runtime's estimates; {@code sampled} is how many objects it really met.
 */
final class HeapRows {
    static final State ALLOCATED = new State("allocated", StateClass.UNKNOWN);

    private static final int ALLOC_OBJECTS = 0;
    private static final int ALLOC_SPACE = 1;
    private static final int INUSE_OBJECTS = 2;
    private static final int INUSE_SPACE = 3;

    private final Profile profile;
    private final Stacks stacks;
    private final Census census = new Census(Traces::borrows);

    private HeapRows(Profile profile) {
        this.profile = profile;
        stacks = new Stacks(profile);
    }

    static List<Population> of(Profile profile) {
        HeapRows rows = new HeapRows(profile);
        rows.add(Family.ALLOCATION, ALLOCATED, ALLOC_OBJECTS, ALLOC_SPACE);
        rows.add(Family.HEAP, State.LIVE, INUSE_OBJECTS, INUSE_SPACE);
        return rows.census.populations();
    }

    private void add(Family family, State state, int objects, int space) {
        for (int sample = 0; sample < profile.size(); sample++) {
            long count = profile.value(sample, objects);
            if (count > 0) {
                add(family, state, sample, count, profile.value(sample, space));
            }
        }
    }

    private void add(Family family, State state, int sample, long count, long bytes) {
        List<Located.Call> calls = stacks.calls(sample);
        Located located = Located.of(calls);
        census.add(new Sighting(
                new PopulationKey(family, state, located.place()),
                count,
                bytes,
                sampled(count, bytes, profile.period()),
                located.site(),
                Traces.of(calls),
                new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                stacks.labels(sample)));
    }

    /**
     * Undoes the scaling of the runtime (scaleHeapSample): an object of size s is met with probability 1 − exp(−s/rate).
     */
    static long sampled(long count, long bytes, long rate) {
        if (rate <= 1 || count == 0) {
            return count;
        }
        double size = (double) bytes / count;
        return Math.max(1, Math.round(count * -Math.expm1(-size / rate)));
    }
}

package io.fleetprof.analysis.population;

import java.util.Comparator;

/** Like things at one place in one state: what makes two rows of two snapshots the same population. */
public record PopulationKey(Family family, State state, Place place) implements Comparable<PopulationKey> {
    private static final Comparator<PopulationKey> ORDER = Comparator.comparing(PopulationKey::family)
            .thenComparing(PopulationKey::place)
            .thenComparing(PopulationKey::state);

    public Fingerprint fingerprint() {
        return new Fingerprint(family, state.stateClass().coarse(), place.function());
    }

    @Override
    public int compareTo(PopulationKey other) {
        return ORDER.compare(this, other);
    }
}

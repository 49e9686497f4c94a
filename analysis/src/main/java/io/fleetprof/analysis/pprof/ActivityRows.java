package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Traces;
import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.List;
import java.util.Optional;

/**
 * Profiles of time and events as populations: {@code count} is the value that tools show first (nanoseconds, or threads),
 * {@code sampled} the number of events.
 */
final class ActivityRows {
    private ActivityRows() {}

    static List<Population> of(Source source, Profile profile) {
        Stacks stacks = new Stacks(profile);
        Census census = new Census();
        int shown = profile.sampleTypes().size() - 1;
        for (int sample = 0; sample < profile.size(); sample++) {
            List<Located.Call> calls = stacks.calls(sample);
            Located located = Located.of(calls);
            census.add(new Sighting(
                    new PopulationKey(Family.ACTIVITY, state(source), located.place()),
                    profile.value(sample, shown),
                    0,
                    profile.value(sample, 0),
                    located.site(),
                    Traces.of(calls),
                    new long[0],
                    Ages.UNKNOWN,
                    Optional.empty(),
                    stacks.labels(sample)));
        }
        return census.populations();
    }

    private static State state(Source source) {
        return switch (source) {
            case CPU -> new State("on CPU", StateClass.RUNNING);
            case MUTEX -> new State("holding a contended lock", StateClass.UNKNOWN);
            case BLOCK -> new State("blocked", StateClass.UNKNOWN);
            case THREAD_CREATE -> new State("created", StateClass.UNKNOWN);
            case GOROUTINE_DEBUG0,
                    GOROUTINE_DEBUG1,
                    GOROUTINE_DEBUG2,
                    GOROUTINE_LEAK,
                    HEAP,
                    ALLOCS,
                    PROCESS,
                    METRICS,
                    EXPVAR,
                    THREAD_JSON,
                    THREAD_PRINT,
                    HISTOGRAM,
                    JFR,
                    COROUTINES -> throw new IllegalStateException(source + " is no profile of activity");
        };
    }
}

package io.fleetprof.analysis.report.difference;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Small fleets, written down in a line each. */
final class Fleets {
    static final State SEND = new State("chan send", StateClass.NEVER_IDLE);
    static final State RECEIVE = new State("chan receive", StateClass.IDLE_ABLE);

    private Fleets() {}

    static Fleet fleet(Snapshot... snapshots) {
        return ((Fleet.Union.Joined) Fleet.of(Arrays.asList(snapshots))).fleet();
    }

    static Snapshot snapshot(String pod, int sequence, Source source, Population... rows) {
        Contents contents =
                new Contents(source, Optional.empty(), Optional.empty(), List.of(rows), Map.of(), List.of());
        return new Snapshot(
                Container.local(pod, "", Optional.empty()), sequence, Optional.empty(), Optional.empty(), "", contents);
    }

    /** Goroutines of which nobody has a name. */
    static Population unnamed(String function, State state, long count) {
        return population(Family.GOROUTINE, function, state, count, 0, Identities.UNKNOWN);
    }

    /** Goroutines with the ids from {@code first} on. */
    static Population named(String function, State state, long first, long count) {
        Identities ids = Identities.of(LongStream.range(first, first + count).toArray());
        return population(Family.GOROUTINE, function, state, count, 0, ids);
    }

    static Population heap(String function, long count, long bytes) {
        return population(Family.HEAP, function, State.LIVE, count, bytes, Identities.UNKNOWN);
    }

    private static Population population(
            Family family, String function, State state, long count, long bytes, Identities ids) {
        return new Population(
                new PopulationKey(family, state, Place.user(function)),
                count,
                bytes,
                count,
                ids,
                Ages.UNKNOWN,
                new Frame(function, "/src/main.go", 22),
                List.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap());
    }
}

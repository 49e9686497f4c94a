package io.fleetprof.analysis.go;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums goroutines to populations, whatever file they come from, and derives the connections they serve. */
public final class GoroutineCensus {
    private final Census census = new Census();
    private final HttpConnections connections = new HttpConnections();

    /**
     * Goroutines on one stack.
     *
     * @param stack leaf first, every frame
     * @param ids one for each, or none
     * @param ages as far as known
     */
    public record Group(
            List<Located.Call> stack,
            State state,
            long count,
            long[] ids,
            Ages ages,
            Optional<Frame> creator,
            List<String> labels) {
        /** Goroutines of which only the stack and the number is known. */
        public static Group counted(List<Located.Call> stack, State state, long count, List<String> labels) {
            return new Group(stack, state, count, new long[0], Ages.UNKNOWN, Optional.empty(), labels);
        }
    }

    public void add(Group group) {
        Located located = Located.of(group.stack());
        connections.add(group);
        census.add(new Sighting(
                new PopulationKey(Family.GOROUTINE, group.state(), located.place()),
                group.count(),
                0,
                group.count(),
                located.site(),
                Traces.of(group.stack()),
                group.ids(),
                group.ages(),
                group.creator(),
                group.labels()));
    }

    public List<Population> populations() {
        return Stream.concat(census.populations().stream(), connections.populations().stream())
                .toList();
    }
}

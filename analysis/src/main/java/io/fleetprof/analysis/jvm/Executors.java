package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The executors that are alive, told by their workers: by the container of a JSON dump, else by the number in a worker's
 * name, else by how many workers have the very same name, for within one pool names differ.
 */
final class Executors {
    private static final State ALIVE = new State("alive", StateClass.OPEN);

    private final Map<Executor, Members> members = new LinkedHashMap<>();
    private final Map<String, Integer> namesakes = new HashMap<>();

    /** @param named whether the same executor has the same name in the next file */
    private record Executor(String pattern, String name, boolean named) {}

    private record Members(int threads, Stack witness) {}

    void add(ThreadCensus.Individual thread, Stack trace) {
        members.merge(
                executor(thread),
                new Members(1, trace),
                (known, more) -> new Members(known.threads + 1, known.witness));
    }

    private Executor executor(ThreadCensus.Individual thread) {
        PoolName name = PoolName.of(thread.name());
        if (!thread.container().isEmpty()) {
            return new Executor(name.pattern(), thread.container(), true);
        }
        if (Workers.alone(thread.stack())) {
            return new Executor(name.pattern(), thread.name(), true);
        }
        if (name.numbered() || name.pattern().indexOf('*') < 0) {
            return new Executor(name.pattern(), name.pool(), true);
        }
        int namesake = namesakes.merge(thread.name(), 1, Integer::sum);
        return new Executor(name.pattern(), String.valueOf(namesake), false);
    }

    List<Population> populations() {
        Census census = new Census();
        members.forEach((executor, seen) -> census.add(new Sighting(
                new PopulationKey(Family.EXECUTOR, ALIVE, Place.resource(executor.pattern())),
                1,
                0,
                1,
                new Frame(executor.pattern(), "", 0),
                seen.witness(),
                executor.named() ? new long[] {executor.name().hashCode()} : new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                List.of("threads=" + seen.threads()))));
        return census.populations();
    }
}

package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Census;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.Sighting;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.State;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums threads to populations, whatever file they come from, and counts the executors they serve. */
public final class ThreadCensus {
    /** An odd number far larger than any CPU time: two threads never share a product and a sum. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Census census = new Census();
    private final Executors executors = new Executors();
    /** Many threads stand on one stack: its trace is made once. */
    private final Map<List<Method>, Stack> traces = new IdentityHashMap<>();

    /**
     * One thread.
     *
     * @param family platform or virtual
     * @param id the Java thread id, 0 for the JVM's own threads
     * @param container of a JSON dump, which tells executors apart; empty where there is none
     * @param cpuMicros CPU time it has used, 0 where the file does not tell
     * @param stack leaf first; equal stacks should be one object
     */
    public record Individual(
            Family family,
            long id,
            long cpuMicros,
            String name,
            String container,
            State state,
            List<Method> stack,
            List<String> labels) {}

    public void add(Individual thread) {
        Located located = Located.of(thread.name(), thread.stack());
        Stack trace = traces.computeIfAbsent(thread.stack(), Located::trace);
        if (Workers.serve(thread.stack())) {
            executors.add(thread, trace);
        }
        census.add(new Sighting(
                new PopulationKey(thread.family(), thread.state(), located.place()),
                1,
                0,
                1,
                located.site(),
                trace,
                thread.id() > 0 ? new long[] {thread.id()} : new long[0],
                thread.id() > 0 && thread.cpuMicros() > 0 ? new long[] {wait(thread)} : new long[0],
                Ages.UNKNOWN,
                Optional.empty(),
                labels(thread, located.place())));
    }

    /** A thread's CPU time stands still as long as it waits, and moves as soon as it runs. */
    private static long wait(Individual thread) {
        return thread.id() * SPREAD + thread.cpuMicros();
    }

    /** Who stands in the user's code keeps the name as a label: other files of the process know its kind by it. */
    private static List<String> labels(Individual thread, Place place) {
        String pattern = PoolName.of(thread.name()).pattern();
        return pattern.isEmpty() || place.function().equals(pattern)
                ? thread.labels()
                : Stream.concat(thread.labels().stream(), Stream.of("name=" + pattern))
                        .toList();
    }

    public List<Population> populations() {
        return Stream.concat(census.populations().stream(), executors.populations().stream())
                .toList();
    }
}

package io.fleetprof.analysis.jvm;

import io.fleetprof.analysis.population.WorkerPool;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts the workers of thread pools by the pattern of their names: how many there are, and how many have work. */
public final class PoolCensus {
    /** No program has as many kinds of pools. */
    private static final int MAX_PATTERNS = 200;

    private static final int MAX_POOLS = 10_000;

    private final Map<String, Tally> tallies = new TreeMap<>();

    private static final class Tally {
        private final Set<String> pools = new HashSet<>();
        private final Map<String, Long> waits = new TreeMap<>();
        private long workers;
        private long idle;

        void add(PoolName name, List<Method> stack) {
            workers++;
            idle += Workers.idle(stack) || Workers.selects(stack) ? 1 : 0;
            Workers.waitsIn(stack).ifPresent(function -> waits.merge(function, 1L, Long::sum));
            if (pools.size() < MAX_POOLS) {
                pools.add(name.numbered() ? name.pool() : name.pattern());
            }
        }
    }

    /** @param stack leaf first, of any thread: who serves no pool is not counted */
    public void add(String thread, List<Method> stack) {
        PoolName name = PoolName.of(thread);
        if (Workers.serve(stack) && (tallies.size() < MAX_PATTERNS || tallies.containsKey(name.pattern()))) {
            tallies.computeIfAbsent(name.pattern(), _ -> new Tally()).add(name, stack);
        }
    }

    /** By the pattern of their names. */
    public List<WorkerPool> pools() {
        return tallies.entrySet().stream()
                .map(row -> new WorkerPool(
                        row.getKey(),
                        row.getValue().pools.size(),
                        row.getValue().workers,
                        row.getValue().idle,
                        row.getValue().waits))
                .toList();
    }
}

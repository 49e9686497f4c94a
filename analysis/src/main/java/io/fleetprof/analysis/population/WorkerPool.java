package io.fleetprof.analysis.population;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The thread pools whose workers are named alike, at one time.
 *
 * @param pattern of the workers' names, every number a star
 * @param pools how many there are, as far as the names tell them apart
 * @param workers threads of all of them
 * @param idle workers that wait for work
 * @param waits what idle workers called to wait, by how many did
 */
public record WorkerPool(String pattern, long pools, long workers, long idle, SortedMap<String, Long> waits) {
    private static final State WORKERS = new State("workers of a pool", StateClass.UNKNOWN);
    private static final String POOLS = "pools";
    private static final String IDLE = "idle";
    private static final String WAITS = "waits in=";

    public WorkerPool {
        waits = Collections.unmodifiableSortedMap(new TreeMap<>(waits));
    }

    public WorkerPool(String pattern, long pools, long workers, long idle, Map<String, Long> waits) {
        this(pattern, pools, workers, idle, new TreeMap<>(waits));
    }

    public long busy() {
        return workers - idle;
    }

    /** One row each: work is a flow, and no row of these is ever judged. */
    public static List<Population> populations(List<WorkerPool> pools) {
        return pools.stream().map(WorkerPool::population).toList();
    }

    private Population population() {
        PopulationKey key = new PopulationKey(Family.ACTIVITY, WORKERS, Place.resource(pattern));
        SortedMap<String, Long> labels = new TreeMap<>(Map.of(POOLS, pools, IDLE, idle));
        waits.entrySet().stream()
                .limit(Population.MAX_ATTRIBUTES - labels.size())
                .forEach(wait -> labels.put(WAITS + wait.getKey(), wait.getValue()));
        return Population.labelled(key, workers, labels);
    }

    /** Those that the file told of. */
    public static List<WorkerPool> of(Contents contents) {
        return contents.populations().stream()
                .filter(row -> row.key().family() == Family.ACTIVITY
                        && row.key().state().equals(WORKERS))
                .map(WorkerPool::of)
                .toList();
    }

    private static WorkerPool of(Population row) {
        Map<String, Long> waits = row.labels().entrySet().stream()
                .filter(label -> label.getKey().startsWith(WAITS))
                .collect(Collectors.toMap(label -> label.getKey().substring(WAITS.length()), Map.Entry::getValue));
        return new WorkerPool(
                row.key().place().function(),
                row.labels().getOrDefault(POOLS, 1L),
                row.count(),
                Math.min(row.count(), row.labels().getOrDefault(IDLE, 0L)),
                waits);
    }
}

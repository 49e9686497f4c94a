package io.fleetprof.analysis.report.threads;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fleetprof.analysis.population.WorkerPool;
import io.fleetprof.analysis.report.format.Wording;

/**
 * Pools whose workers are named alike.
 *
 * @param pattern of the workers' names, every number a star
 * @param pools how many there are, as far as names tell
 * @param busy workers that do not wait for work
 * @param queue what is known of the tasks that wait, in words, with the source or with how to learn it
 */
public record Pool(String pod, String pattern, long pools, long workers, long busy, long idle, String queue) {
    static Pool of(String pod, WorkerPool pool, String queue) {
        return new Pool(pod, pool.pattern(), pool.pools(), pool.workers(), pool.busy(), pool.idle(), queue);
    }

    @JsonProperty
    public String text() {
        String many = pools > 1 ? " in " + Wording.counted(pools, "pool", "pools") : "";
        return pattern + ": " + Wording.counted(workers, "worker", "workers") + many + ", " + Wording.number(busy)
                + " busy, " + Wording.number(idle) + " idle (Thread.print); queue: " + queue;
    }
}

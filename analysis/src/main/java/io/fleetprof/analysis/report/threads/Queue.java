package io.fleetprof.analysis.report.threads;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.WorkerPool;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the tasks that wait for a pool. No dump has their number; but a worker that waits for a task says that
 * none waits for it, and the nodes of all queues that a histogram counts are more than those of one.
 */
final class Queue {
    private static final String HOW = "a heap dump tells it, or the pool's own metric (executor.queued of Micrometer)";
    /** Holds tasks whose time has not come, beside idle workers. */
    private static final String DELAYED = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.";

    /** A timer waits on its queue's monitor for the time of the first task. */
    private static final String TIMED = "java.lang.Object.wait";

    private static final Set<String> HANDED_OVER =
            Set.of("java.util.concurrent.SynchronousQueue.poll", "java.util.concurrent.SynchronousQueue.take");
    private static final String NODES = "java.util.concurrent.LinkedBlockingQueue$Node";
    private static final String QUEUES = "java.util.concurrent.LinkedBlockingQueue";

    private Queue() {}

    /** @param histogram the container's last, where there is one */
    static String of(WorkerPool pool, Optional<Contents> histogram) {
        if (pool.waits().keySet().stream().anyMatch(HANDED_OVER::contains)) {
            return "none, tasks are handed to workers";
        }
        if (pool.waits().keySet().stream()
                .anyMatch(function -> function.startsWith(DELAYED) || function.equals(TIMED))) {
            return "unknown: tasks whose time has not come wait in it; " + HOW;
        }
        if (!pool.waits().isEmpty()) {
            return pool.pools() > 1
                    ? "empty where workers are idle, unknown elsewhere; " + HOW
                    : "empty, for idle workers wait for its next task";
        }
        return "unknown: "
                + histogram.flatMap(Queue::most).map(most -> most + "; ").orElse("") + HOW;
    }

    /** Each LinkedBlockingQueue has one node more than it has tasks. */
    private static Optional<String> most(Contents histogram) {
        long queues = objects(histogram.populations(), QUEUES);
        return Optional.of(objects(histogram.populations(), NODES) - queues)
                .filter(tasks -> queues > 0 && tasks >= 0)
                .map(tasks -> "at most " + Wording.number(tasks) + " in all LinkedBlockingQueues (class histogram)");
    }

    private static long objects(List<Population> rows, String className) {
        return rows.stream()
                .filter(row -> row.key().place().function().equals(className))
                .mapToLong(Population::count)
                .sum();
    }
}

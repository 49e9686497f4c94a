package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;

/**
 * From which size a population is a concentration, by family, and what a request may settle.
 *
 * @param countable goroutines, virtual threads, coroutines: a healthy pool of more than 1000 at one place is rare
 * @param threads platform threads: each holds a stack of 1 MiB of address space
 * @param descriptors half the usual soft limit of 1024, for where the process's own is unknown
 * @param minCollectedPercent below it no Clean
 * @param youngAllowed whether growth in a container under two minutes of age counts in full
 */
public record Thresholds(
        long countable, long threads, long descriptors, double minCollectedPercent, boolean youngAllowed) {
    public static final Thresholds DEFAULT = new Thresholds(1000, 200, 512, 90, false);

    public Thresholds {
        if (countable < 1 || threads < 1 || descriptors < 1 || minCollectedPercent < 0 || minCollectedPercent > 100) {
            throw new IllegalArgumentException("thresholds start at 1, a share lies between 0 and 100");
        }
    }

    public Thresholds withCountable(long value) {
        return new Thresholds(value, threads, descriptors, minCollectedPercent, youngAllowed);
    }

    public Thresholds withMinCollected(double percent) {
        return new Thresholds(countable, threads, descriptors, percent, youngAllowed);
    }

    /** The size from which a family's population is a concentration. */
    public long of(Family family) {
        return switch (family) {
            case GOROUTINE, VIRTUAL_THREAD, COROUTINE -> countable;
            case THREAD, EXECUTOR, CONNECTION -> threads;
            case DESCRIPTOR -> descriptors;
            case HEAP, START, LAUNCH, WITNESS, ALLOCATION, ACTIVITY -> Long.MAX_VALUE;
        };
    }
}

package io.fleetprof.analysis.report.threads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What thread dumps ({@code Thread.print}) say of the threads of a fleet's JVMs, beside the findings. Each row names its
 * pod and says all of it in words, with the source.
 *
 * @param busiest by the CPU time they used between two dumps, most first
 * @param locks that others wait for, with who holds them, most waiters first
 * @param deadlocks a line for each thread of one
 * @param pools by workers, the largest first
 */
public record Threads(List<BusyThread> busiest, List<HeldLock> locks, List<Deadlock> deadlocks, List<Pool> pools) {
    /** Of each, over the whole fleet. */
    public static final int MOST = 10;

    public Threads {
        busiest = List.copyOf(busiest);
        locks = List.copyOf(locks);
        deadlocks = List.copyOf(deadlocks);
        pools = List.copyOf(pools);
    }

    /** Empty lists where no JVM printed its threads. */
    public static Threads of(Fleet fleet) {
        Map<Container, List<Snapshot>> containers = fleet.snapshots().values().stream()
                .collect(Collectors.groupingBy(Snapshot::container, TreeMap::new, Collectors.toList()));
        List<ContainerThreads> read = containers.values().stream()
                .filter(snapshots -> snapshots.stream()
                        .anyMatch(snapshot -> snapshot.contents().source() == Source.THREAD_PRINT))
                .map(ContainerThreads::new)
                .toList();
        return new Threads(
                most(read, ContainerThreads::busiest, Comparator.comparingDouble(BusyThread::share)),
                most(read, ContainerThreads::locks, Comparator.comparingLong(HeldLock::waiters)),
                read.stream()
                        .flatMap(one -> one.deadlocks().stream())
                        .limit(MOST)
                        .toList(),
                most(read, ContainerThreads::pools, Comparator.comparingLong(Pool::workers)));
    }

    private static <T> List<T> most(
            List<ContainerThreads> read, Function<ContainerThreads, List<T>> rows, Comparator<T> order) {
        return read.stream()
                .flatMap(one -> rows.apply(one).stream())
                .sorted(order.reversed())
                .limit(MOST)
                .toList();
    }

    @JsonIgnore
    public boolean isEmpty() {
        return busiest.isEmpty() && locks.isEmpty() && deadlocks.isEmpty() && pools.isEmpty();
    }
}

package io.fleetprof.analysis.population;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * CPU time that platform threads have used since each of them began.
 *
 * @param times those that have used most, {@link #MOST} of them
 */
public record ThreadTimes(List<Time> times) {
    /** Of more threads than these only a few work. */
    public static final int MOST = 200;

    /** Who has used less in all has kept no processor busy. */
    private static final long LEAST_MICROS = 10_000;

    private static final State CPU = new State("cpu time of a thread", StateClass.UNKNOWN);

    public ThreadTimes {
        times = List.copyOf(times);
    }

    /**
     * @param thread name and number, as a thread dump has them: {@code main #1}
     * @param micros used since its start
     * @param site where it stood
     */
    public record Time(String thread, long micros, Frame site) {
        private Population population() {
            return Population.counted(new PopulationKey(Family.ACTIVITY, CPU, Place.resource(thread)), micros)
                    .at(site);
        }
    }

    /** Sorts out the threads that have used most; for one thread. */
    public static final class Busiest {
        private final PriorityQueue<Time> times = new PriorityQueue<>(Comparator.comparingLong(Time::micros));

        public void add(Time time) {
            if (time.micros() >= LEAST_MICROS) {
                times.add(time);
            }
            if (times.size() > MOST) {
                times.remove();
            }
        }

        public ThreadTimes times() {
            return new ThreadTimes(List.copyOf(times));
        }
    }

    /** What a thread that is not among them has used at most. */
    public long mostOfOthers() {
        return times.size() < MOST
                ? LEAST_MICROS
                : times.stream().mapToLong(Time::micros).min().orElse(LEAST_MICROS);
    }

    /** One row each; of namesakes without ids one. CPU time is a flow, and no row of these is ever judged. */
    public List<Population> populations() {
        return times.stream()
                .map(Time::population)
                .collect(Collectors.toMap(
                        Population::key, row -> row, (one, other) -> one.count() >= other.count() ? one : other))
                .values()
                .stream()
                .toList();
    }

    /** Those that the file told of. */
    public static ThreadTimes of(Contents contents) {
        return new ThreadTimes(contents.populations().stream()
                .filter(row -> row.key().family() == Family.ACTIVITY
                        && row.key().state().equals(CPU))
                .map(row -> new Time(row.key().place().function(), row.count(), row.site()))
                .toList());
    }
}

package io.fleetprof.analysis.population;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A histogram of how long goroutines that could run waited for a thread ({@code /sched/latencies:seconds} of Go's
 * runtime/metrics), since the program started.
 *
 * @param events by the upper bound of their bucket in seconds, each event in one bucket; the last bound may be infinite
 */
public record Latencies(SortedMap<Double, Long> events) {
    public static final Latencies NONE = new Latencies(new TreeMap<>());

    private static final Place PLACE = Place.resource("scheduling latency");
    private static final Pattern BOUND = Pattern.compile("[0-9.]{1,24}(E-?[0-9]{1,3})?|Infinity");

    public Latencies {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /** Empty counts where the cumulated ones fall: that is no histogram. */
    public static Latencies ofCumulated(SortedMap<Double, Long> cumulated) {
        SortedMap<Double, Long> events = new TreeMap<>();
        long before = 0;
        for (Map.Entry<Double, Long> bucket : cumulated.entrySet()) {
            if (bucket.getValue() < before) {
                return NONE;
            }
            events.put(bucket.getKey(), bucket.getValue() - before);
            before = bucket.getValue();
        }
        return new Latencies(events);
    }

    /** Events by the upper bounds, each with all that took less. */
    public SortedMap<Double, Long> cumulated() {
        SortedMap<Double, Long> cumulated = new TreeMap<>();
        long sum = 0;
        for (Map.Entry<Double, Long> bucket : events.entrySet()) {
            sum += bucket.getValue();
            cumulated.put(bucket.getKey(), sum);
        }
        return cumulated;
    }

    /** One row a bucket: events that took about as long, which are a flow. */
    public List<Population> populations() {
        return events.entrySet().stream()
                .map(bucket -> Population.counted(
                        new PopulationKey(
                                Family.ACTIVITY, new State(bucket.getKey().toString(), StateClass.UNKNOWN), PLACE),
                        bucket.getValue()))
                .toList();
    }

    /** Those of a snapshot; none where it has none. */
    public static Latencies of(Contents contents) {
        SortedMap<Double, Long> events = new TreeMap<>();
        for (Population row : contents.populations()) {
            String bound = row.key().state().name();
            if (row.key().place().equals(PLACE) && BOUND.matcher(bound).matches()) {
                events.put(Double.valueOf(bound), row.count());
            }
        }
        return new Latencies(events);
    }

    /** What came since an earlier look; everything, where the buckets are others or had more then. */
    public Latencies since(Latencies earlier) {
        SortedMap<Double, Long> difference = new TreeMap<>();
        for (Map.Entry<Double, Long> bucket : events.entrySet()) {
            long before = earlier.events.getOrDefault(bucket.getKey(), -1L);
            if (before < 0 || before > bucket.getValue()) {
                return this;
            }
            difference.put(bucket.getKey(), bucket.getValue() - before);
        }
        return new Latencies(difference);
    }

    public boolean isEmpty() {
        return total() == 0;
    }

    /**
     * How long that share of all events took at most: the upper bound of the bucket that it falls in, so that it is
     * infinite beyond the last bound.
     *
     * @param share 0 to 1
     * @return empty where nothing happened
     */
    public Optional<Double> quantile(double share) {
        double wanted = share * total();
        return isEmpty()
                ? Optional.empty()
                : cumulated().entrySet().stream()
                        .filter(bucket -> bucket.getValue() >= wanted)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** The largest bound that is finite; zero where there is none. */
    public double lastFinite() {
        return events.keySet().stream().filter(bound -> !bound.isInfinite()).reduce(0.0, Math::max);
    }

    private long total() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}

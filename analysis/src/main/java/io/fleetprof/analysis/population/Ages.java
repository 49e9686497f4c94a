package io.fleetprof.analysis.population;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long the individuals have waited, as far as the file tells: minutes → individuals. Every figure is a lower bound,
 * and an individual that is missing here may be of any age.
 */
public record Ages(SortedMap<Integer, Long> minutes) {
    public static final Ages UNKNOWN = new Ages(new TreeMap<>());

    public Ages {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }

    /** Individuals known to have waited at least this many minutes. */
    public long atLeast(int bound) {
        return minutes.tailMap(bound).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public int longest() {
        return minutes.isEmpty() ? 0 : minutes.lastKey();
    }

    public Ages plus(Ages other) {
        TreeMap<Integer, Long> sum = new TreeMap<>(minutes);
        for (Map.Entry<Integer, Long> row : other.minutes.entrySet()) {
            sum.merge(row.getKey(), row.getValue(), Long::sum);
        }
        return new Ages(sum);
    }
}

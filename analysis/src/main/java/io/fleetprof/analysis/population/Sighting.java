package io.fleetprof.analysis.population;

import java.util.List;
import java.util.Optional;

/**
 * Individuals of one kind that a parser met on one stack: what a {@link Census} sums up.
 *
 * @param ids of each individual, or empty where the file names none
 * @param waits which wait each is in, or empty where the file does not tell waits apart
 * @param creator the line that started them, where known
 */
public record Sighting(
        PopulationKey key,
        long count,
        long bytes,
        long sampled,
        Frame site,
        Stack stack,
        long[] ids,
        long[] waits,
        Ages ages,
        Optional<Frame> creator,
        List<String> labels) {
    /** Of whose waits nothing is known. */
    public Sighting(
            PopulationKey key,
            long count,
            long bytes,
            long sampled,
            Frame site,
            Stack stack,
            long[] ids,
            Ages ages,
            Optional<Frame> creator,
            List<String> labels) {
        this(key, count, bytes, sampled, site, stack, ids, new long[0], ages, creator, labels);
    }
}

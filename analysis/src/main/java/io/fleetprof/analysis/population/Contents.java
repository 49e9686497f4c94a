package io.fleetprof.analysis.population;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one file says, before it is known whose file it is.
 *
 * @param source the kind of file
 * @param buildId of the main binary, where the file names it: two ids are two programs
 * @param clock the target's own clock; good for order, never for rates
 * @param populations sorted by key, one row a key
 * @param gauges figures of the whole process
 * @param remarks what a reader must know to judge it ("cut at 64 MB", "100 frames elided"), one line each
 */
public record Contents(
        Source source,
        Optional<String> buildId,
        Optional<Instant> clock,
        List<Population> populations,
        Map<Gauge, Long> gauges,
        List<String> remarks) {
    public Contents {
        populations = populations.stream()
                .sorted(Comparator.comparing(Population::key))
                .toList();
        gauges = gauges.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(gauges));
        remarks = List.copyOf(remarks);
    }

    /** The same file with other rows. */
    public Contents with(List<Population> rows) {
        return new Contents(source, buildId, clock, rows, gauges, remarks);
    }

    /** All individuals of a family: equals the total the field's own tools print for the file. */
    public long total(Family family) {
        return populations.stream()
                .filter(row -> row.key().family() == family)
                .mapToLong(Population::count)
                .sum();
    }
}

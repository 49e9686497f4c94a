package io.fleetprof.analysis.population;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The populations of one container at one time, from one file.
 *
 * @param sequence order in time within the container and source
 * @param elapsed since the first capture of the run by our own monotonic clock; empty for files without times, which
 *     give counts and differences but no rate
 * @param takenAt wall clock, for display and for the container's age
 */
public record Snapshot(
        Container container, int sequence, Optional<Duration> elapsed, Optional<Instant> takenAt, Contents contents) {
    public SnapshotKey key() {
        return new SnapshotKey(container.id(), contents.source(), sequence);
    }

    /** How old the container was; empty when either time is unknown. */
    public Optional<Duration> age() {
        return container.started().flatMap(start -> takenAt.map(now -> Duration.between(start, now)));
    }
}

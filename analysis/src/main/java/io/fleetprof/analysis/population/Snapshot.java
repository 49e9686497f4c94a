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
 * @param artifact file name or object key of the raw file, for the commands a finding prints; empty when there is none
 */
public record Snapshot(
        Container container,
        int sequence,
        Optional<Duration> elapsed,
        Optional<Instant> takenAt,
        String artifact,
        Contents contents) {
    public SnapshotKey key() {
        return new SnapshotKey(container.id(), contents.source(), sequence);
    }

    /** The same moment with other contents. */
    public Snapshot with(Contents other) {
        return new Snapshot(container, sequence, elapsed, takenAt, artifact, other);
    }

    /** The same snapshot, its raw file under another name. */
    public Snapshot from(String file) {
        return new Snapshot(container, sequence, elapsed, takenAt, file, contents);
    }

    /** How old the container was; empty when either time is unknown. */
    public Optional<Duration> age() {
        return container.started().flatMap(start -> takenAt.map(now -> Duration.between(start, now)));
    }
}

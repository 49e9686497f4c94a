package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.leak.PodShare;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many stood at a finding's place in one container, each count with the snapshot it was read from.
 *
 * @param marks in order of time; never empty
 */
public record Track(Container container, List<Mark> marks) {
    public Track {
        marks = List.copyOf(marks);
    }

    /** One count. */
    public record Mark(long count, Snapshot snapshot) {
        public Optional<Instant> at() {
            return snapshot.takenAt();
        }

        public Optional<Duration> elapsed() {
            return snapshot.elapsed();
        }
    }

    /** Empty when the snapshots at hand are not those of the counts. */
    static Optional<Track> of(Finding finding, PodShare share, List<Snapshot> snapshots) {
        Family family = finding.fingerprint().family();
        boolean heapTaken = snapshots.stream().anyMatch(it -> source(it) == Source.HEAP);
        List<Snapshot> covering = snapshots.stream()
                .filter(it -> source(it).covers().contains(family))
                .filter(it -> !heapTaken || source(it) != Source.ALLOCS)
                .toList();
        return aligned(share, covering, it -> source(it) != Source.GOROUTINE_LEAK)
                .or(() -> aligned(share, covering, it -> source(it) == Source.GOROUTINE_LEAK));
    }

    public Mark first() {
        return marks.getFirst();
    }

    public Mark last() {
        return marks.getLast();
    }

    /** Whether every count has a time by a clock. */
    public boolean timed() {
        return marks.stream().allMatch(mark -> mark.at().isPresent());
    }

    private static Optional<Track> aligned(PodShare share, List<Snapshot> covering, Predicate<Snapshot> wanted) {
        TreeMap<Integer, Snapshot> moments = new TreeMap<>();
        covering.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(Track::source))
                .forEach(snapshot -> moments.putIfAbsent(snapshot.sequence(), snapshot));
        if (moments.isEmpty() || moments.size() != share.counts().size()) {
            return Optional.empty();
        }
        List<Mark> marks = new ArrayList<>();
        moments.values().forEach(snapshot -> marks.add(new Mark(share.counts().get(marks.size()), snapshot)));
        return Optional.of(new Track(marks.getFirst().snapshot().container(), marks));
    }

    private static Source source(Snapshot snapshot) {
        return snapshot.contents().source();
    }
}

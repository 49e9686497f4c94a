package io.fleetprof.operator.result.oneprocess;

import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process is told by from outside: its number, its clock, when it began. */
final class ProcessFacts {
    /** Both are cut to seconds, and a clock may be set right by some. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private ProcessFacts() {}

    static Optional<String> numbers(List<Snapshot> snapshots) {
        Set<Long> ids = snapshots.stream()
                .flatMap(snapshot ->
                        Stream.ofNullable(snapshot.contents().gauges().get(Gauge.PROCESS_ID)))
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.size() > 1
                ? Optional.of("the files name " + ids.size() + " processes: "
                        + ids.stream().limit(3).map(String::valueOf).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Within one kind of file: the target's clock must not go back while ours goes on. */
    static Optional<String> clocks(List<Snapshot> snapshots) {
        for (int i = 1; i < snapshots.size(); i++) {
            Snapshot before = snapshots.get(i - 1);
            Snapshot after = snapshots.get(i);
            Optional<Instant> earlier = before.contents().clock();
            Optional<Instant> later = after.contents().clock();
            boolean sameKind = before.contents().source() == after.contents().source();
            if (sameKind
                    && earlier.isPresent()
                    && later.isPresent()
                    && later.get().isBefore(earlier.get())) {
                return Optional.of("the time in the files goes back from " + earlier.get() + " to " + later.get());
            }
        }
        return Optional.empty();
    }

    /** A file with a clock and the process's age tells when that began; kinds are apart, as some have no time zone. */
    static Optional<String> starts(List<Snapshot> snapshots) {
        Map<Source, Instant> known = new EnumMap<>(Source.class);
        for (Snapshot snapshot : snapshots) {
            Optional<Instant> start = started(snapshot.contents());
            if (start.isEmpty()) {
                continue;
            }
            Instant first = known.computeIfAbsent(snapshot.contents().source(), _ -> start.get());
            Duration apart = Duration.between(first, start.get());
            if (apart.abs().compareTo(SLACK) > 0) {
                return Optional.of("it started " + apart.abs().toSeconds() + " s "
                        + (apart.isPositive() ? "later" : "earlier") + " by one file than by another");
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> started(Contents contents) {
        return contents.clock()
                .flatMap(clock -> Optional.ofNullable(contents.gauges().get(Gauge.UPTIME_SECONDS))
                        .map(clock::minusSeconds));
    }
}

package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.report.format.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of one container that were taken together, as one event of the timeline. */
final class Moment {
    private Moment() {}

    /** Files that count the same individuals complete each other; every other kind stands for itself. */
    static String of(Snapshot snapshot) {
        Source source = snapshot.contents().source();
        boolean individuals =
                source.covers().contains(Family.GOROUTINE) || source.covers().contains(Family.THREAD);
        return String.format("%s %09d", individuals ? "individuals" : source.label(), snapshot.sequence());
    }

    static Timeline.Event event(List<Snapshot> files, List<Finding> worst, Captures captures) {
        List<String> what = new ArrayList<>(counts(files, worst, captures));
        files.stream().flatMap(file -> memory(file).stream()).forEach(what::add);
        if (what.isEmpty()) {
            what.add("captured: " + kinds(files));
        }
        Snapshot first = files.getFirst();
        List<String> sources = files.stream()
                .map(file ->
                        file.artifact().isEmpty() ? file.contents().source().label() : file.artifact())
                .toList();
        return new Timeline.Event(first.takenAt(), first.container().pod(), what, sources);
    }

    private static List<String> counts(List<Snapshot> files, List<Finding> worst, Captures captures) {
        return worst.stream()
                .flatMap(finding -> captures.worst(finding).stream()
                        .flatMap(track -> track.marks().stream())
                        .filter(mark -> files.contains(mark.snapshot()))
                        .map(mark -> count(finding, mark.count())))
                .toList();
    }

    private static String count(Finding finding, long count) {
        return Wording.number(count) + " "
                + Wording.things(finding.fingerprint().family(), finding.state(), count) + " at "
                + finding.location().display();
    }

    private static Optional<String> memory(Snapshot file) {
        Map<Gauge, Long> gauges = file.contents().gauges();
        return Stream.of(Gauge.MEMORY_USED_BYTES, Gauge.RSS_BYTES)
                .flatMap(gauge -> Stream.ofNullable(gauges.get(gauge)))
                .findFirst()
                .map(used -> "memory in use " + Wording.bytes(used)
                        + Optional.ofNullable(gauges.get(Gauge.MEMORY_LIMIT_BYTES))
                                .map(limit -> " of " + Wording.bytes(limit))
                                .orElse(""));
    }

    private static String kinds(List<Snapshot> files) {
        return files.stream().map(file -> file.contents().source().label()).collect(Collectors.joining(", "));
    }
}

package io.fleetprof.analysis.report.facts;

import io.fleetprof.analysis.leak.Analysis;
import io.fleetprof.analysis.leak.Finding;
import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known to have happened in the pods of the worst findings, in order of time: starts, captures, counts.
 *
 * @param events at most {@link #MAX_EVENTS}, in order of time where times are known
 * @param more how many are left out
 */
public record Timeline(List<Event> events, int more) {
    public static final int MAX_FINDINGS = 5;
    static final int MAX_EVENTS = 60;
    private static final int MAX_PODS = 5;

    private static final Comparator<Event> BY_TIME =
            Comparator.comparing(event -> event.at().orElse(Instant.MAX));

    public Timeline {
        events = List.copyOf(events);
    }

    /**
     * One fact.
     *
     * @param what one line each, at least one
     * @param sources the files that say so
     */
    public record Event(Optional<Instant> at, String pod, List<String> what, List<String> sources) {
        public Event {
            what = List.copyOf(what);
            sources = List.copyOf(sources);
        }
    }

    /** @param surroundings what the cluster said, by pod */
    public static Timeline of(Analysis analysis, Captures captures, Map<String, Surroundings> surroundings) {
        List<Finding> worst = analysis.findings().stream().limit(MAX_FINDINGS).toList();
        List<Event> events = pods(worst, captures)
                .flatMap(pod -> Stream.concat(
                        surroundings.getOrDefault(pod, Surroundings.NONE).events(pod).stream(),
                        captures.of(pod).entrySet().stream()
                                .flatMap(entry -> events(entry.getKey(), entry.getValue(), worst, captures))))
                .sorted(BY_TIME)
                .toList();
        int shown = Math.min(MAX_EVENTS, events.size());
        return new Timeline(events.subList(0, shown), events.size() - shown);
    }

    private static Stream<String> pods(List<Finding> worst, Captures captures) {
        Stream<String> theirs = worst.isEmpty()
                ? captures.pods().stream()
                : worst.stream()
                        .flatMap(finding -> finding.pods().stream().limit(1).map(pod -> pod.pod()));
        return theirs.distinct().limit(MAX_PODS);
    }

    private static Stream<Event> events(
            Container container, List<Snapshot> snapshots, List<Finding> worst, Captures captures) {
        Stream<Event> start = container
                .started()
                .map(at ->
                        new Event(Optional.of(at), container.pod(), List.of(started(container)), firstFile(snapshots)))
                .stream();
        TreeMap<String, List<Snapshot>> moments = snapshots.stream()
                .sorted(Comparator.comparingInt(Snapshot::sequence))
                .collect(Collectors.groupingBy(Moment::of, TreeMap::new, Collectors.toList()));
        return Stream.concat(start, moments.values().stream().map(moment -> Moment.event(moment, worst, captures)));
    }

    private static String started(Container container) {
        return "process started" + (container.restarts() > 0 ? ", after " + container.restarts() + " restarts" : "");
    }

    /** A snapshot carries its container's start. */
    private static List<String> firstFile(List<Snapshot> snapshots) {
        List<String> files = new ArrayList<>();
        snapshots.stream()
                .map(Snapshot::artifact)
                .filter(file -> !file.isEmpty())
                .limit(1)
                .forEach(files::add);
        return files;
    }
}

package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Moments;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Source;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much could be seen at all: what a Clean rests on.
 *
 * @param coverage pods planned and collected, and the least number of moments a collected pod has
 * @param window the shortest time between a collected pod's first and last moment; empty for files without times
 */
record Sight(Coverage coverage, Optional<Duration> window) {
    static Sight of(Fleet fleet, int planned) {
        List<Moments> collected = Moments.of(
                fleet,
                source -> source.covers().contains(Family.GOROUTINE)
                        || source.covers().contains(Family.THREAD));
        int moments = collected.stream().mapToInt(Sight::moments).min().orElse(0);
        Optional<Duration> window =
                collected.stream().flatMap(pod -> window(pod).stream()).min(Comparator.naturalOrder());
        return new Sight(new Coverage(planned, collected.size(), moments), window);
    }

    /** One line for each process of which only the kernel told: neither a JVM nor a Go program answered in it. */
    static List<String> unread(Fleet fleet) {
        return Moments.of(fleet, _ -> true).stream()
                .filter(pod ->
                        pod.snapshots().allMatch(snapshot -> snapshot.contents().source() == Source.PROCESS))
                .map(pod -> pod.container().pod() + ": no JVM and no Go program with pprof was read here, only the"
                        + " process's descriptors and memory; give the process id of the JVM itself (not of the shell or"
                        + " wrapper that started it), or the address of a Go program's pprof")
                .toList();
    }

    private static int moments(Moments pod) {
        return (int) pod.snapshots().map(Snapshot::sequence).distinct().count();
    }

    private static Optional<Duration> window(Moments pod) {
        List<Duration> times = pod.snapshots()
                .flatMap(snapshot -> snapshot.elapsed().stream())
                .sorted()
                .toList();
        return times.size() < 2 ? Optional.empty() : Optional.of(times.getLast().minus(times.getFirst()));
    }
}

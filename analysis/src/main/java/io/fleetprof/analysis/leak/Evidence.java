package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Ages;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Gauge;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import io.fleetprof.analysis.population.Turnover;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that is known of one fingerprint in one container: what a detector may look at, and nothing else.
 *
 * @param series the counts over time
 * @param turnover whether the individuals stayed
 * @param leaked counts in the goroutineleak profiles, in order of time; empty when none was taken
 * @param requestScoped whether a request handler stands on the stack or made the individuals
 * @param siblings the same fingerprint in the other containers of the workload
 * @param carriers of connections, the goroutines that serve them, whatever each of them does; empty for all else
 * @param loans what the pool that they wait for had lent, by snapshot; empty where they wait for none
 * @param gauges figures of the whole container, the latest of each
 */
public record Evidence(
        Series series,
        Turnover turnover,
        List<Long> leaked,
        boolean requestScoped,
        List<Series> siblings,
        List<Series> carriers,
        List<Loan> loans,
        Map<Gauge, Long> gauges) {
    private static final double DESCRIPTORS_SHARE = 0.5;

    public Evidence {
        gauges = Map.copyOf(gauges);
        leaked = List.copyOf(leaked);
        siblings = List.copyOf(siblings);
        carriers = List.copyOf(carriers);
        loans = List.copyOf(loans);
    }

    public Family family() {
        return series.fingerprint().family();
    }

    public StateClass stateClass() {
        return series.fingerprint().stateClass();
    }

    /** From which count on this is a concentration: descriptors by the process's own limit, where it is known. */
    public long threshold(Thresholds thresholds) {
        Long limit = gauges.get(Gauge.DESCRIPTOR_LIMIT);
        return family() == Family.DESCRIPTOR && limit != null
                ? Math.max(1, (long) (DESCRIPTORS_SHARE * limit))
                : thresholds.of(family());
    }

    public long first() {
        return series.first().count();
    }

    public long last() {
        return series.last().count();
    }

    /** Whether there is only one snapshot: it shows how many there are, not that they stay. */
    public boolean seenOnce() {
        return series.points().size() == 1;
    }

    /** "in every snapshot", where there is more than one. */
    String throughout() {
        return seenOnce() ? "in the only snapshot" : "in every snapshot";
    }

    /** Individuals of the latest snapshot in a state that nothing can end: waiting on a channel that does not exist. */
    long neverWoken() {
        return rows().stream()
                .filter(row ->
                        Knowledge.LOADED.neverWoken().contains(row.key().state().name()))
                .mapToLong(Population::count)
                .sum();
    }

    /** Individuals asleep at the place in the given snapshot: sleepers share a fingerprint with idlers. */
    public static long asleep(Point point) {
        return point.rows().stream()
                .filter(row -> row.key().state().stateClass() == StateClass.ASLEEP)
                .mapToLong(Population::count)
                .sum();
    }

    /** Waiting times as of the latest snapshot that tells any. */
    public Ages ages() {
        return series.points().reversed().stream()
                .map(Point::ages)
                .filter(ages -> !ages.minutes().isEmpty())
                .findFirst()
                .orElse(Ages.UNKNOWN);
    }

    /** The container's age at the last snapshot. */
    public Optional<Duration> age() {
        return series.last().age();
    }

    public boolean youngerThan(Duration bound) {
        return age().filter(age -> age.compareTo(bound) < 0).isPresent();
    }

    public Place.Kind placeKind() {
        return biggest().map(row -> row.key().place().kind()).orElse(Place.Kind.NOWHERE);
    }

    public State state() {
        return biggest().map(row -> row.key().state()).orElse(State.UNKNOWN);
    }

    public Frame site() {
        return biggest()
                .map(Population::site)
                .orElse(new Frame(series.fingerprint().function(), "", 0));
    }

    public boolean anyFunction(Predicate<String> condition) {
        return rows().stream().flatMap(row -> row.traces().stream()).anyMatch(trace -> trace.stack()
                .anyFunction(condition));
    }

    /** The line that starts most of them, where a file tells. */
    public Optional<Frame> creator() {
        return series.points().reversed().stream()
                .flatMap(point -> point.named().stream())
                .flatMap(row -> row.creators().entrySet().stream())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** The rows of the latest snapshot that has any. */
    public List<Population> rows() {
        return series.points().reversed().stream()
                .map(Point::rows)
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Optional<Population> biggest() {
        return rows().stream().max(Comparator.comparingLong(Population::count));
    }
}

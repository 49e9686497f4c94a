package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Identities;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.Snapshot;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The pools that somebody waits for: who was seen at work with what they lend. */
final class Lenders {
    /** What runs code, and so can borrow. */
    static final Set<Family> RUNNING = Set.of(Family.GOROUTINE, Family.THREAD, Family.VIRTUAL_THREAD, Family.COROUTINE);

    private final Map<Moment, List<Snapshot>> files = new HashMap<>();

    private Lenders() {}

    private record Moment(Container container, int sequence) {}

    static Lenders in(Fleet fleet) {
        Lenders lenders = new Lenders();
        fleet.snapshots().values().forEach(snapshot -> lenders.files
                .computeIfAbsent(new Moment(snapshot.container(), snapshot.sequence()), _ -> new ArrayList<>())
                .add(snapshot));
        return lenders;
    }

    /** One for each snapshot, of a place where somebody waits for a pool. */
    List<Loan> loans(Series series) {
        if (!RUNNING.contains(series.fingerprint().family())
                || series.points().stream().noneMatch(point -> waiters(point) > 0)) {
            return List.of();
        }
        String place = series.fingerprint().function();
        return series.points().stream()
                .map(point -> loan(new Moment(series.container(), point.sequence()), borrows(place)))
                .toList();
    }

    /** Who waits for a pool: all of a row of which anybody does, but for stacks that are elsewhere. */
    static long waiters(Point point) {
        return point.rows().stream()
                .filter(row -> count(row, Knowledge.LOADED::waitsForPool) > 0)
                .mapToLong(row -> row.count() - count(row, stack -> !Knowledge.LOADED.waitsForPool(stack)))
                .sum();
    }

    /** Beyond the wait at the same place, or in the library's code. */
    private static Predicate<Stack> borrows(String place) {
        return stack -> !Knowledge.LOADED.waitsForPool(stack)
                && (stack.anyFunction(place::equals) || Knowledge.LOADED.worksWithLoan(stack));
    }

    /** Two files of a moment show the same borrowers. */
    private Loan loan(Moment moment, Predicate<Stack> borrows) {
        return files.getOrDefault(moment, List.of()).stream()
                .map(file -> loan(file, borrows))
                .max(Comparator.comparing((Loan loan) -> loan.waits().known()).thenComparing(Loan::borrowers))
                .orElse(new Loan(0, Identities.UNKNOWN));
    }

    private static Loan loan(Snapshot file, Predicate<Stack> borrows) {
        List<Population> rows = file.contents().populations().stream()
                .filter(row -> RUNNING.contains(row.key().family()) && count(row, borrows) > 0)
                .toList();
        return new Loan(
                rows.stream().mapToLong(row -> count(row, borrows)).sum(),
                rows.stream().map(Lenders::waits).reduce(Identities::plus).orElse(Identities.UNKNOWN));
    }

    /** Where others of the row wait for the pool, nobody can tell whose waits they are. */
    private static Identities waits(Population row) {
        return count(row, Knowledge.LOADED::waitsForPool) > 0 ? Identities.UNKNOWN : row.waits();
    }

    private static long count(Population row, Predicate<Stack> condition) {
        return row.traces().stream()
                .filter(trace -> condition.test(trace.stack()))
                .mapToLong(Trace::count)
                .sum();
    }
}

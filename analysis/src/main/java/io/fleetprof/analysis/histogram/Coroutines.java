package io.fleetprof.analysis.histogram;

import io.fleetprof.analysis.jvm.Continuation;
import io.fleetprof.analysis.population.Family;
import io.fleetprof.analysis.population.Place;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.PopulationKey;
import io.fleetprof.analysis.population.State;
import io.fleetprof.analysis.population.StateClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The coroutines of a process, as far as its classes tell. A suspended coroutine keeps a continuation for each function
 * it stands in. Of the classes of one function (itself, its lambdas, its collectors) a coroutine has one object each,
 * so that the commonest class is what counts.
 */
final class Coroutines {
    private static final State SUSPENDED = new State("continuation", StateClass.LIVE);

    private final List<ClassRow> rows;
    private final Map<String, ClassRow> functions = new TreeMap<>();

    /** @param rows a row for each class */
    Coroutines(List<ClassRow> rows) {
        this.rows = rows;
        if (CoroutineFigures.anyIn(rows)) {
            rows.forEach(
                    row -> function(row).ifPresent(function -> functions.merge(function, row, Coroutines::commoner)));
        }
    }

    private static ClassRow commoner(ClassRow left, ClassRow right) {
        return left.objects() >= right.objects() ? left : right;
    }

    /** Whether a class is counted as a function's continuation, and not as a class of its own. */
    boolean count(ClassRow row) {
        return function(row).filter(functions::containsKey).isPresent();
    }

    /** The continuations, and beside them what tells whose they are; empty for a process without coroutines. */
    List<Population> populations() {
        List<Population> populations = new ArrayList<>();
        functions.forEach((function, row) -> populations.add(
                row.population(new PopulationKey(Family.COROUTINE, SUSPENDED, Place.resource(function)), function)));
        if (!functions.isEmpty()) {
            new CoroutineFigures(rows)
                    .all()
                    .forEach((name, count) -> populations.add(Population.counted(
                            new PopulationKey(Family.COROUTINE, State.LIVE, Place.runtime(name)), count)));
        }
        return populations;
    }

    private static Optional<String> function(ClassRow row) {
        return row.isUsers() ? Continuation.of(row.name()).map(Continuation::function) : Optional.empty();
    }
}

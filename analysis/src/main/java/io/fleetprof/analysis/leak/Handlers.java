package io.fleetprof.analysis.leak;

import io.fleetprof.analysis.population.Container;
import io.fleetprof.analysis.population.Fleet;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Point;
import io.fleetprof.analysis.population.Population;
import io.fleetprof.analysis.population.Series;
import io.fleetprof.analysis.population.Stack;
import io.fleetprof.analysis.population.Trace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which code handles requests: whatever was seen above a framework's handler frame. A population is request-scoped when
 * a handler stands on its stack, or when such code started it.
 */
final class Handlers {
    private final Map<Container, Set<String>> code = new HashMap<>();

    private Handlers() {}

    static Handlers in(Fleet fleet) {
        Handlers handlers = new Handlers();
        fleet.snapshots().values().forEach(snapshot -> {
            Set<String> functions = handlers.code.computeIfAbsent(snapshot.container(), unused -> new HashSet<>());
            snapshot.contents().populations().stream()
                    .flatMap(row -> row.traces().stream())
                    .map(Trace::stack)
                    .filter(Handlers::handles)
                    .forEach(stack -> functions.addAll(above(stack)));
        });
        return handlers;
    }

    boolean stand(Series series) {
        Set<String> known = code.getOrDefault(series.container(), Set.of());
        return rows(series)
                .anyMatch(row -> row.traces().stream().map(Trace::stack).anyMatch(Handlers::handles)
                        || row.creators().keySet().stream().anyMatch(creator -> startsForRequest(creator, known)));
    }

    private static Stream<Population> rows(Series series) {
        return series.points().stream().map(Point::named).flatMap(List::stream);
    }

    private static boolean startsForRequest(Frame creator, Set<String> known) {
        return known.contains(creator.function()) || creator.function().endsWith(".ServeHTTP");
    }

    private static boolean handles(Stack stack) {
        return stack.anyFunction(Knowledge.LOADED::handles);
    }

    /** The functions the framework's handler frame called, directly or not. */
    private static List<String> above(Stack stack) {
        return stack.frames().stream()
                .map(Frame::function)
                .takeWhile(function -> !Knowledge.LOADED.handles(function))
                .toList();
    }
}

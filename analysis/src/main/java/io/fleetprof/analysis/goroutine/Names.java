package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.Function;
import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Symbol;
import io.fleetprof.analysis.go.Symbols;
import io.fleetprof.analysis.population.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The calls of a dump with their names resolved, each function and line once. */
final class Names {
    private final Dump dump;
    private final Symbols symbols;
    private final Map<Long, Located.Call> calls = new HashMap<>();

    Names(Dump dump) {
        this.dump = dump;
        symbols = new Symbols(IntStream.range(1, dump.stacks.size())
                .filter(node -> !dump.stacks.isCreator(node))
                .mapToObj(this::function)
                .distinct()
                .toList());
    }

    private Function function(int node) {
        SourceLine source = SourceLine.parse(dump.sources.get(dump.stacks.source(node)));
        return new Function(dump.functions.get(dump.stacks.function(node)), source.file(), 0);
    }

    Located.Call call(int node) {
        long key = (long) dump.stacks.function(node) << Integer.SIZE | dump.stacks.source(node);
        return calls.computeIfAbsent(key, any -> resolve(node));
    }

    private Located.Call resolve(int node) {
        Function function = function(node);
        Symbol symbol = symbols.of(function);
        int line = SourceLine.parse(dump.sources.get(dump.stacks.source(node))).line();
        return new Located.Call(symbol, new Frame(symbol.display(), function.file(), line));
    }

    List<Blocking.Leaf> leaf(List<Integer> path) {
        List<Blocking.Leaf> leaf = new ArrayList<>();
        for (int node : path.subList(0, Math.min(Blocking.DEPTH, path.size()))) {
            leaf.add(new Blocking.Leaf(dump.functions.get(dump.stacks.function(node)), 0, 0));
        }
        return leaf;
    }
}

package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.Function;
import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Symbol;
import io.fleetprof.analysis.go.Symbols;
import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.population.Frame;
import java.util.ArrayList;
import java.util.List;

/** The calls of a dump with their names resolved, each function and line once. */
final class Names {
    private final Located.Call[] calls;
    private final Blocking.Leaf[] leaves;

    Names(Dump dump) {
        CallTree stacks = dump.stacks;
        Function[] functions = new Function[stacks.calls()];
        SourceLine[] sources = new SourceLine[functions.length];
        List<Function> called = new ArrayList<>();
        for (int call = 0; call < functions.length; call++) {
            sources[call] = SourceLine.parse(dump.sources.get(stacks.source(call)));
            functions[call] = new Function(dump.functions.get(stacks.function(call)), sources[call].file(), 0);
            if (!stacks.isCreator(call)) {
                called.add(functions[call]);
            }
        }
        calls = new Located.Call[functions.length];
        leaves = new Blocking.Leaf[functions.length];
        resolve(new Symbols(called), functions, sources);
    }

    private void resolve(Symbols symbols, Function[] functions, SourceLine[] sources) {
        for (int call = 0; call < calls.length; call++) {
            Symbol symbol = symbols.of(functions[call]);
            Frame frame = new Frame(symbol.display(), functions[call].file(), sources[call].line());
            calls[call] = new Located.Call(symbol, frame);
            leaves[call] = new Blocking.Leaf(functions[call].symbol(), 0, 0);
        }
    }

    Located.Call call(int call) {
        return calls[call];
    }

    /** As the blocking rules want it: the name unchanged. */
    Blocking.Leaf leaf(int call) {
        return leaves[call];
    }
}

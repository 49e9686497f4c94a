package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.Function;
import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Owner;
import io.fleetprof.analysis.go.Symbol;
import io.fleetprof.analysis.go.Symbols;
import io.fleetprof.analysis.population.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The stacks of a profile with names: each source line is resolved once. For one thread. */
public final class Stacks {
    private final Profile profile;
    private final Function[] functions;
    private final Symbols symbols;
    private final Located.Call[] calls;

    /** Receives each sample: frames leaf first, inlined calls included, and one value for each sample type. */
    @FunctionalInterface
    public interface Visitor {
        void visit(List<Frame> frames, long[] values);
    }

    public Stacks(Profile profile) {
        this.profile = profile;
        functions = IntStream.range(0, profile.functions.size())
                .mapToObj(this::function)
                .toArray(Function[]::new);
        symbols = new Symbols(List.of(functions));
        calls = new Located.Call[profile.locations.line.size()];
    }

    private Function function(int row) {
        return new Function(
                profile.strings.get(profile.functions.name.get(row)),
                profile.strings.get(profile.functions.file.get(row)),
                clamp(profile.functions.startLine.get(row)));
    }

    /** What each value of a sample counts, in order. */
    public List<ValueType> sampleTypes() {
        return profile.sampleTypes();
    }

    public void forEach(Visitor visitor) {
        long[] values = new long[profile.sampleTypes().size()];
        for (int sample = 0; sample < profile.size(); sample++) {
            for (int type = 0; type < values.length; type++) {
                values[type] = profile.value(sample, type);
            }
            visitor.visit(calls(sample).stream().map(Located.Call::frame).toList(), values.clone());
        }
    }

    /** Leaf first, inlined calls included. */
    List<Located.Call> calls(int sample) {
        List<Located.Call> stack = new ArrayList<>();
        for (int location : profile.samples.locations.rows(sample)) {
            int end = profile.locations.lineEnd.get(location);
            for (int line = profile.locations.firstLine(location); line < end; line++) {
                stack.add(call(line));
            }
            if (profile.locations.firstLine(location) == end) {
                stack.add(unsymbolised(location));
            }
        }
        return stack;
    }

    /** The first frames as the blocking rules want them: names unchanged. */
    List<Blocking.Leaf> leaf(int sample, int limit) {
        List<Blocking.Leaf> leaf = new ArrayList<>(limit);
        int[] locations = profile.samples.locations.rows(sample);
        for (int location : Arrays.copyOf(locations, Math.min(limit, locations.length))) {
            for (int line = profile.locations.firstLine(location);
                    line < profile.locations.lineEnd.get(location);
                    line++) {
                leaf.add(leaf(line));
            }
        }
        return leaf;
    }

    /** Text labels, {@code key=value}; labels with numbers describe the sample, not its goroutines. */
    List<String> labels(int sample) {
        List<String> labels = new ArrayList<>();
        for (int i = profile.samples.firstLabel(sample); i < profile.samples.labelEnd.get(sample); i++) {
            if (profile.samples.labelText.get(i) != 0) {
                labels.add(profile.strings.get(profile.samples.labelKey.get(i))
                        + '='
                        + profile.strings.get(profile.samples.labelText.get(i)));
            }
        }
        return labels;
    }

    private Blocking.Leaf leaf(int line) {
        int row = profile.locations.function.get(line);
        return row == Locations.NONE
                ? new Blocking.Leaf("", 0, 0)
                : new Blocking.Leaf(
                        functions[row].symbol(), clamp(profile.locations.line.get(line)), functions[row].startLine());
    }

    private Located.Call call(int line) {
        if (calls[line] == null) {
            int row = profile.locations.function.get(line);
            boolean named = row != Locations.NONE && !functions[row].symbol().isEmpty();
            calls[line] = named ? named(functions[row], line) : unknown("(unknown)");
        }
        return calls[line];
    }

    private Located.Call named(Function function, int line) {
        Symbol symbol = symbols.of(function);
        int number = clamp(profile.locations.line.get(line));
        return new Located.Call(symbol, new Frame(symbol.display(), function.file(), number));
    }

    private Located.Call unsymbolised(int location) {
        return unknown("0x" + Long.toHexString(profile.locations.address.get(location)));
    }

    private static Located.Call unknown(String name) {
        return new Located.Call(new Symbol(name, name, Owner.NOBODY), new Frame(name, "", 0));
    }

    private static int clamp(long line) {
        return (int) Math.clamp(line, 0, Integer.MAX_VALUE);
    }
}

package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.go.Blocking;
import io.fleetprof.analysis.go.Function;
import io.fleetprof.analysis.go.GoroutineCensus;
import io.fleetprof.analysis.go.Located;
import io.fleetprof.analysis.go.Symbol;
import io.fleetprof.analysis.go.Symbols;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Intake;
import io.fleetprof.analysis.input.Lines;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Contents;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.population.Source;
import io.fleetprof.analysis.population.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads debug=1 text: a title with the total, then for each stack {@code 3 @ 0x48866a 0x4634f7}, perhaps labels, and a
 * line {@code #\tpc\tfunction+offset\tfile:line} for each call. Leading runtime frames are left out by the runtime, so
 * the state is known for few.
 */
final class CountsParser {
    private static final Pattern TITLE = Pattern.compile("(goroutine|goroutineleak) profile: total (\\d{1,10})");
    private static final Pattern COUNT = Pattern.compile("(\\d{1,10}) @( 0x[0-9a-f]+)*");
    private static final Pattern CALL = Pattern.compile("#\t0x[0-9a-f]+\t(.+)\\+0x[0-9a-f]+\t+([^\t]+)");
    private static final Pattern ADDRESS = Pattern.compile("#\t0x[0-9a-f]+");
    private static final String LABELS = "# labels: ";
    /** Strings, records and list rows of a call. */
    private static final int BYTES_OF_A_CALL = 400;

    /** A call as written. */
    private record RawCall(Function function, int line) {}

    /** A stack as written. */
    private record RawStack(long count, List<RawCall> calls, List<String> labels) {}

    private final Lines lines;
    private final Budget budget;
    private final List<RawStack> stacks = new ArrayList<>();
    private long callCount;

    CountsParser(Intake intake) {
        lines = new Lines(intake.stream());
        budget = intake.budget();
    }

    Contents parse() throws IOException {
        lines.next();
        Matcher title = TITLE.matcher(lines.text());
        if (!title.matches()) {
            throw new Refusal(Defect.NOT_A_PROFILE, "no total in the first line: " + lines.text());
        }
        while (lines.next()) {
            line(lines.text());
        }
        checkTotal(Long.parseLong(title.group(2)));
        Source source = title.group(1).equals("goroutine") ? Source.GOROUTINE_DEBUG1 : Source.GOROUTINE_LEAK;
        return contents(source);
    }

    private void line(String line) {
        Matcher count = COUNT.matcher(line);
        Matcher call = CALL.matcher(line);
        if (count.matches()) {
            keep();
            stacks.add(new RawStack(Long.parseLong(count.group(1)), new ArrayList<>(), new ArrayList<>()));
        } else if (call.matches() && !stacks.isEmpty()) {
            keep();
            SourceLine source = SourceLine.parse(call.group(2));
            stacks.getLast().calls().add(new RawCall(new Function(call.group(1), source.file(), 0), source.line()));
        } else if (line.startsWith(LABELS) && !stacks.isEmpty()) {
            stacks.getLast().labels().addAll(Labels.ofCounts(line));
        } else if (!line.isEmpty() && !ADDRESS.matcher(line).matches()) {
            throw new Refusal(Defect.CORRUPT, "at byte " + lines.position() + ": " + line);
        }
    }

    private void keep() {
        budget.keep(BYTES_OF_A_CALL, ++callCount);
    }

    private void checkTotal(long total) {
        long counted = stacks.stream().mapToLong(RawStack::count).sum();
        if (counted != total || !lines.terminated()) {
            throw new Refusal(
                    counted <= total ? Defect.TRUNCATED : Defect.CORRUPT,
                    "the title says " + total + " goroutines, the stacks " + counted);
        }
    }

    private Contents contents(Source source) {
        Symbols symbols = new Symbols(stacks.stream()
                .flatMap(stack -> stack.calls().stream())
                .map(RawCall::function)
                .distinct()
                .toList());
        GoroutineCensus census = new GoroutineCensus();
        for (RawStack stack : stacks) {
            List<Located.Call> calls =
                    stack.calls().stream().map(call -> resolve(call, symbols)).toList();
            census.add(GoroutineCensus.Group.counted(calls, state(stack), stack.count(), stack.labels()));
        }
        return new Contents(source, Optional.empty(), Optional.empty(), census.populations(), Map.of(), List.of());
    }

    private static Located.Call resolve(RawCall call, Symbols symbols) {
        Symbol symbol = symbols.of(call.function());
        return new Located.Call(
                symbol, new Frame(symbol.display(), call.function().file(), call.line()));
    }

    /** A stack of the runtime alone is printed whole. */
    private static State state(RawStack stack) {
        List<Blocking.Leaf> leaf = stack.calls().stream()
                .limit(Blocking.DEPTH)
                .map(call -> new Blocking.Leaf(call.function().symbol(), call.line(), 0))
                .toList();
        boolean whole = !leaf.isEmpty() && leaf.getFirst().function().equals("runtime.gopark");
        return whole ? Blocking.complete(leaf) : Blocking.stripped(leaf);
    }
}

package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import one.convert.Arguments;
import one.convert.CallStack;
import one.convert.FlameGraph;

/**
 * Flame graphs as single interactive pages, drawn by jfr-converter. Bounded in frames, depth and length of names; safe
 * whatever the names are.
 */
public final class FlameGraphs {
    /** Frames narrower than this share of the whole, in percent, are not drawn: no screen shows them. */
    private static final double MIN_WIDTH = 0.01;

    private FlameGraphs() {}

    /** One page for one set of stacks; the title should name the unit of their values. */
    public static String page(String title, StackSource stacks) {
        FlameGraph graph = new FlameGraph(arguments(title));
        fill(graph, stacks);
        return dump(graph, title);
    }

    /** The graph of {@code now}, coloured by how much more (red) or less (blue) it is than {@code base}. */
    public static String difference(String title, StackSource base, StackSource now) {
        FlameGraph before = new FlameGraph(arguments(title));
        fill(before, base);
        FlameGraph graph = new FlameGraph(arguments(title));
        fill(graph, now);
        graph.diff(before);
        return dump(graph, title);
    }

    private static Arguments arguments(String title) {
        Arguments arguments = new Arguments();
        arguments.title = Html.escape(Printable.name(title));
        arguments.minwidth = MIN_WIDTH;
        return arguments;
    }

    private static void fill(FlameGraph graph, StackSource source) {
        CallStack stack = new CallStack();
        Heaviest.of(source).forEach((leafFirst, value) -> {
            stack.clear();
            for (Frame frame : leafFirst.reversed()) {
                stack.push(Printable.name(frame.function()), type(frame));
            }
            graph.addSample(stack, value);
        });
    }

    /** The language's runtime in one colour, all other code in another. */
    private static byte type(Frame frame) {
        boolean runtime = List.of("runtime.", "runtime/", "internal/").stream().anyMatch(frame.function()::startsWith);
        return runtime ? one.convert.Frame.TYPE_CPP : one.convert.Frame.TYPE_JIT_COMPILED;
    }

    private static String dump(FlameGraph graph, String title) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        graph.dump(out);
        out.flush();
        return FlamePage.secure(bytes.toString(StandardCharsets.UTF_8), Printable.name(title));
    }
}

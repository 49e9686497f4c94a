package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.report.format.Html;
import io.fleetprof.analysis.report.format.Printable;
import io.fleetprof.analysis.report.format.Wording;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A flame graph as a still picture inside a page: callers above what they call, as wide as the stacks that pass. Widths
 * are shares of the picture, so that it fits every screen; classes give the colours.
 */
public final class FlameDrawing {
    private static final int ROW = 18;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_FRAMES = 250;
    /** Narrower frames, in percent, are not drawn, and below the second bound have no name. */
    private static final double LEAST_WIDTH = 0.4;

    private static final double LEAST_NAMED = 3;
    private static final double STRONG = 0.25;
    private static final List<String> RUNTIMES = List.of("runtime.", "internal/", "java.", "jdk.", "sun.", "kotlin");

    private final Html html;
    private final FlameTree root;
    private final Function<FlameTree, String> colour;
    private int drawn;

    private FlameDrawing(Html html, FlameTree root, Function<FlameTree, String> colour) {
        this.html = html;
        this.root = root;
        this.colour = colour;
    }

    /** The stacks, with the frames of one function marked. */
    public static void draw(Html html, String title, StackSource stacks, String marked) {
        FlameTree root = FlameTree.of(none(), stacks);
        new FlameDrawing(html, root, frame -> colour(frame, marked)).draw(title);
    }

    /** The stacks of {@code now}, coloured by how many more or fewer pass than {@code before}. */
    public static void difference(Html html, String title, StackSource before, StackSource now) {
        FlameTree root = FlameTree.of(before, now);
        new FlameDrawing(html, root, frame -> change(frame, root)).draw(title);
    }

    private static StackSource none() {
        return StackSource.of(List.of());
    }

    private static String colour(FlameTree frame, String marked) {
        if (frame.function().equals(marked)) {
            return "hit";
        }
        return RUNTIMES.stream().anyMatch(frame.function()::startsWith) ? "lib" : "own";
    }

    private static String change(FlameTree frame, FlameTree root) {
        double share = (double) (frame.now() - frame.before()) / Math.max(1, root.now());
        if (Math.abs(share) < 0.01) {
            return "same";
        }
        return (share > 0 ? "more" : "less") + (Math.abs(share) >= STRONG ? "2" : "1");
    }

    private void draw(String title) {
        String height = String.valueOf(ROW * Math.min(MAX_DEPTH, depth(root, 100, 0)));
        html.open("svg", "class", "flame", "role", "img", "width", "100%", "height", height, "aria-label", title);
        frame(root, 0, 100, 0);
        html.close();
    }

    private int depth(FlameTree frame, double width, int level) {
        if (width < LEAST_WIDTH || level >= MAX_DEPTH) {
            return level;
        }
        return frame.callees().stream()
                .mapToInt(callee -> depth(callee, share(callee), level + 1))
                .max()
                .orElse(level + 1);
    }

    private void frame(FlameTree frame, double left, double width, int level) {
        if (width < LEAST_WIDTH || level >= MAX_DEPTH || drawn++ >= MAX_FRAMES) {
            return;
        }
        box(frame, left, width, level);
        double at = left;
        for (FlameTree callee : frame.callees()) {
            frame(callee, at, share(callee), level + 1);
            at += share(callee);
        }
    }

    private void box(FlameTree frame, double left, double width, int level) {
        String name = Printable.name(frame.function());
        html.open("svg", "x", percent(left), "y", String.valueOf(level * ROW), "width", percent(width), "height", "17");
        html.leaf("title", name + ": " + count(frame));
        html.open("rect", "class", colour.apply(frame), "width", "100%", "height", "17")
                .close();
        if (width >= LEAST_NAMED) {
            html.leaf("text", shortened(name, width), "x", "4", "y", "13");
        }
        html.close();
    }

    private String count(FlameTree frame) {
        String share = Wording.percent((double) frame.now() / Math.max(1, root.now()));
        String change = root.before() > 0 ? ", " + Wording.signed(frame.now() - frame.before()) : "";
        return Wording.number(frame.now()) + " (" + share + change + ")";
    }

    /** The end of a qualified name tells more than its start. */
    private static String shortened(String name, double width) {
        int fits = (int) (width * 1.6);
        if (name.length() <= fits) {
            return name;
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        int type = last.lastIndexOf('.', dot - 1);
        return last.length() > fits && type > 0 ? last.substring(type + 1) : last;
    }

    private double share(FlameTree frame) {
        return 100.0 * frame.now() / Math.max(1, root.now());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}

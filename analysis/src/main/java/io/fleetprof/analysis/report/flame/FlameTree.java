package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.population.Frame;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Stacks merged from their roots: a frame with how many stand below it now, and stood before. */
final class FlameTree {
    private final String function;
    private final TreeMap<String, FlameTree> callees = new TreeMap<>();
    private long now;
    private long before;

    private FlameTree(String function) {
        this.function = function;
    }

    /** @param before stacks to compare with; without any, everything is new */
    static FlameTree of(StackSource before, StackSource now) {
        FlameTree root = new FlameTree("all");
        Heaviest.of(now).forEach((leafFirst, value) -> root.add(leafFirst, value, 0));
        Heaviest.of(before).forEach((leafFirst, value) -> root.add(leafFirst, 0, value));
        return root;
    }

    String function() {
        return function;
    }

    long now() {
        return now;
    }

    long before() {
        return before;
    }

    Collection<FlameTree> callees() {
        return callees.values();
    }

    private void add(List<Frame> leafFirst, long more, long earlier) {
        FlameTree at = this;
        at.count(more, earlier);
        for (Frame frame : leafFirst.reversed()) {
            at = at.callees.computeIfAbsent(frame.function(), FlameTree::new);
            at.count(more, earlier);
        }
    }

    private void count(long more, long earlier) {
        now += more;
        before += earlier;
    }
}

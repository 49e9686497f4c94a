package io.fleetprof.analysis.report.flame;

import io.fleetprof.analysis.population.Frame;
import io.fleetprof.analysis.report.format.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The heaviest stacks within a budget, whatever comes; the rest is one sum. */
final class Heaviest implements StackSource, StackSource.Visitor {
    /**
     * What the stacks of one graph may cost. A frame costs 1, and 1 more for every 32 characters of its name, so that
     * the graph stays below some 64 MiB while it is made, and its page below 10.
     */
    static final int BUDGET = 250_000;

    /** The leaf's end of a deeper stack is kept: that is where the time, the bytes or the waiting are. */
    static final int MAX_DEPTH = 256;

    /** As far as the page's numbers are exact; what comes after that is left out. */
    static final long MAX_TOTAL = 1L << 53;

    private static final int CHARACTERS = 32;
    private static final List<Frame> REST = List.of(new Frame("(lighter stacks)", "", 0));

    private final PriorityQueue<Weighed> kept = new PriorityQueue<>(Comparator.comparingLong(Weighed::value));
    private long total;
    private long cost;
    private long rest;

    private record Weighed(List<Frame> leafFirst, long value) {
        int cost() {
            return leafFirst.stream().mapToInt(Weighed::cost).sum() + 1;
        }

        private static int cost(Frame frame) {
            return 1 + Math.min(Printable.MAX_NAME, frame.function().length()) / CHARACTERS;
        }
    }

    static Heaviest of(StackSource source) {
        Heaviest heaviest = new Heaviest();
        source.forEach(heaviest);
        return heaviest;
    }

    @Override
    public void stack(List<Frame> leafFirst, long value) {
        long counted = Math.min(value, MAX_TOTAL - total);
        if (counted <= 0) {
            return;
        }
        total += counted;
        Weighed stack = new Weighed(leafFirst.subList(0, Math.min(MAX_DEPTH, leafFirst.size())), counted);
        kept.add(stack);
        cost += stack.cost();
        while (cost > BUDGET) {
            Weighed lightest = kept.remove();
            cost -= lightest.cost();
            rest += lightest.value();
        }
    }

    @Override
    public void forEach(StackSource.Visitor visitor) {
        kept.forEach(stack -> visitor.stack(stack.leafFirst(), stack.value()));
        if (rest > 0) {
            visitor.stack(REST, rest);
        }
    }
}

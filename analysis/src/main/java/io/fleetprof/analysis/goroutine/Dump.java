package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.CallTree;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import io.fleetprof.analysis.input.Pairs;
import io.fleetprof.analysis.input.Texts;

/** A debug=2 text in memory: each different stack once, each goroutine a row of three numbers. */
final class Dump {
    final Texts functions;
    final Texts sources;
    final Texts words;
    final Texts labels;
    final CallTree stacks;
    /** State in words, and labels. */
    final Pairs states;
    /** Stack and state: goroutines of a group differ in nothing but id and age. */
    final Pairs groups;

    final Longs ids;
    final Ints minutes;
    final Ints group;

    /** Lines that are no part of the format. */
    long strayLines;
    /** Goroutines with frames left out by the runtime, which prints 100. */
    long elided;
    /** The last goroutine was incomplete and was left out. */
    boolean incomplete;
    /** Length of the text. */
    long bytes;

    Dump(Budget budget) {
        functions = new Texts(budget);
        sources = new Texts(budget);
        words = new Texts(budget);
        labels = new Texts(budget);
        stacks = new CallTree(budget);
        states = new Pairs(budget);
        groups = new Pairs(budget);
        ids = new Longs(budget);
        minutes = new Ints(budget);
        group = new Ints(budget);
    }

    int size() {
        return ids.size();
    }
}

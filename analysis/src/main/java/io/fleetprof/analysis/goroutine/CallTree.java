package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;

/**
 * All stacks of a dump as a tree from the leaf function outwards: a node is one call, a stack is the number of its
 * outermost node. The line that created the goroutine, where known, stands as one more call around the outermost. Each
 * node remembers the call around it that was met last, for dumps repeat themselves.
 */
final class CallTree {
    /** The stack without calls. */
    static final int ROOT = 0;

    /** Function and source line; the function's complement for creators. */
    private final Pairs calls;
    /** Inner node and call. */
    private final Pairs nodes;

    private final Ints latest;

    CallTree(Budget budget) {
        calls = new Pairs(budget);
        nodes = new Pairs(budget);
        latest = new Ints(budget);
        nodes.intern(-1, -1);
        latest.add(ROOT);
    }

    /** The stack that is {@code inner} called by the function at the source line, or created there. */
    int call(int inner, int function, int source, boolean creator) {
        int node = nodes.intern(inner, calls.intern(creator ? ~function : function, source));
        if (node == latest.size()) {
            latest.add(ROOT);
        }
        latest.set(inner, node);
        return node;
    }

    /** The node around this one that was met last; ROOT when there was none. */
    int latest(int node) {
        return latest.get(node);
    }

    /** The call at a node; never of ROOT. */
    int callAt(int node) {
        return nodes.second(node);
    }

    /** Different calls, numbered from 0. */
    int calls() {
        return calls.size();
    }

    boolean isCreator(int call) {
        return calls.first(call) < 0;
    }

    int function(int call) {
        int function = calls.first(call);
        return function < 0 ? ~function : function;
    }

    int source(int call) {
        return calls.second(call);
    }

    /** Calls of a stack, leaf first, the creator last. */
    int[] path(int stack) {
        int depth = 0;
        for (int node = stack; node != ROOT; node = nodes.first(node)) {
            depth++;
        }
        int[] path = new int[depth];
        for (int node = stack; node != ROOT; node = nodes.first(node)) {
            path[--depth] = nodes.second(node);
        }
        return path;
    }
}

package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All stacks of a dump as a tree from the leaf function outwards: a node is one call, a stack is the number of its
 * outermost node. The line that created the goroutine, where known, stands as one more call around the outermost. Each
 * node remembers the call around it that was met last, for dumps repeat themselves.
 */
final class CallTree {
    /** The stack without calls. */
    static final int ROOT = 0;

    private final Triples nodes;
    private final Ints latest;

    CallTree(Budget budget) {
        nodes = new Triples(budget);
        latest = new Ints(budget);
        nodes.intern(-1, -1, -1);
        latest.add(ROOT);
    }

    /** The stack that is {@code inner} called by the function at the source line. */
    int call(int inner, int function, int source) {
        int node = nodes.intern(inner, function, source);
        if (node == latest.size()) {
            latest.add(ROOT);
        }
        latest.set(inner, node);
        return node;
    }

    /** The stack whose creator is the function at the source line. */
    int createdBy(int stack, int function, int source) {
        return call(stack, ~function, source);
    }

    /** The call around this one that was met last; ROOT when there was none. */
    int latest(int node) {
        return latest.get(node);
    }

    boolean isCreator(int node) {
        return node != ROOT && nodes.second(node) < 0;
    }

    int function(int node) {
        return isCreator(node) ? ~nodes.second(node) : nodes.second(node);
    }

    int source(int node) {
        return nodes.third(node);
    }

    int size() {
        return latest.size();
    }

    /** Nodes of a stack, leaf first, the creator last. */
    List<Integer> path(int stack) {
        List<Integer> path = new ArrayList<>();
        for (int node = stack; node != ROOT; node = nodes.first(node)) {
            path.add(node);
        }
        Collections.reverse(path);
        return path;
    }
}

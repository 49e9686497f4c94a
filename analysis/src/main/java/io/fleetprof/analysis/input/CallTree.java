package io.fleetprof.analysis.input;

/**
 * All stacks of a dump as a tree from the leaf function outwards: a node is one call, a stack is the number of its
 * outermost node. The line that created the goroutine, where known, stands as one more call around the outermost. Each
 * node remembers the call around it that was met last, for dumps repeat themselves.
 */
public final class CallTree {
    /** The stack without calls. */
    public static final int ROOT = 0;

    /** Function and source line; the function's complement for creators. */
    private final Pairs calls;
    /** Inner node and call. */
    private final Pairs nodes;

    private final Ints latest;

    public CallTree(Budget budget) {
        calls = new Pairs(budget);
        nodes = new Pairs(budget);
        latest = new Ints(budget);
        nodes.intern(-1, -1);
        latest.add(ROOT);
    }

    /** The stack that is {@code inner} called by the function at the source line, or created there. */
    public int call(int inner, int function, int source, boolean creator) {
        int node = nodes.intern(inner, calls.intern(creator ? ~function : function, source));
        if (node == latest.size()) {
            latest.add(ROOT);
        }
        latest.set(inner, node);
        return node;
    }

    /** The node around this one that was met last; ROOT when there was none. */
    public int latest(int node) {
        return latest.get(node);
    }

    /** The call at a node; never of ROOT. */
    public int callAt(int node) {
        return nodes.second(node);
    }

    /** Different calls, numbered from 0. */
    public int calls() {
        return calls.size();
    }

    public boolean isCreator(int call) {
        return calls.first(call) < 0;
    }

    public int function(int call) {
        int function = calls.first(call);
        return function < 0 ? ~function : function;
    }

    public int source(int call) {
        return calls.second(call);
    }

    /** Calls of a stack, leaf first, the creator last. */
    public int[] path(int stack) {
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

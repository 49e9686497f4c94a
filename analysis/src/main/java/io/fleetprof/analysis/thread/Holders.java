package io.fleetprof.analysis.thread;

import java.util.Arrays;
import java.util.OptionalInt;

/** Who holds what others wait for, and who waits in a circle. */
final class Holders {
    private final Dump dump;
    private final int[] holder;

    Holders(Dump dump) {
        this.dump = dump;
        holder = new int[dump.locks.size()];
        Arrays.fill(holder, Dump.NONE);
        for (int i = 0; i < dump.held.size(); i++) {
            holder[dump.held.get(i)] = dump.holders.get(i);
        }
    }

    /** The thread that holds what this one waits for, where the dump tells. */
    OptionalInt of(int thread) {
        int lock = dump.waits.get(thread);
        int by = lock == Dump.NONE ? Dump.NONE : holder[lock];
        return by == Dump.NONE || by == thread ? OptionalInt.empty() : OptionalInt.of(by);
    }

    /** Every thread on a circle of waits. */
    boolean[] circles() {
        boolean[] circle = new boolean[dump.size()];
        int[] visit = new int[dump.size()];
        for (int start = 0; start < visit.length; start++) {
            int at = start;
            while (at != Dump.NONE && visit[at] == 0) {
                visit[at] = start + 1;
                at = of(at).orElse(Dump.NONE);
            }
            boolean closed = at != Dump.NONE && visit[at] == start + 1;
            for (int member = at; closed && !circle[member]; member = of(member).orElse(at)) {
                circle[member] = true;
            }
        }
        return circle;
    }
}

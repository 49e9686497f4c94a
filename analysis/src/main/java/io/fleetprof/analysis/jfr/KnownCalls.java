package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.LongTable;
import java.util.Arrays;

/**
 * Stacks one behind the other, each with a number from 1 on: there are tens of thousands, and each chunk looks for most of
 * them again, so that places in memory count.
 */
final class KnownCalls {
    private final LongTable numbers = new LongTable();
    private int[] calls = new int[1 << 12];
    /** Where each stack ends, the number 0 for none. */
    private int[] ends = new int[1 << 8];

    private int size;

    /** 0 where the stack is new. Another stack may have the same hash: its number stands under the next one, then. */
    int find(Calls stack) {
        long hash = stack.hash();
        int number = numbers.get(hash);
        while (number != 0 && !stack.isAt(calls, ends[number - 1], ends[number])) {
            number = numbers.get(++hash);
        }
        return number;
    }

    /** Adds what was not found. */
    int add(Calls stack) {
        long hash = stack.hash();
        while (numbers.get(hash) != 0) {
            hash++;
        }
        int start = ends[size];
        if (++size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        calls = stack.appendedTo(calls, start);
        ends[size] = start + stack.length();
        numbers.put(hash, size);
        return size;
    }
}

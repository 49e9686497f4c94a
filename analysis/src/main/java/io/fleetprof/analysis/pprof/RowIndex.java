package io.fleetprof.analysis.pprof;

import java.util.function.IntPredicate;

/** Finds the row of a table that equals another: a hash table of row numbers, which knows nothing of the rows. */
final class RowIndex {
    static final int NONE = -1;

    /** Row + 1 in every second place, its hash in the other: a foreign row is told without touching it. */
    private int[] slots = new int[2 * 256];

    private int rows;

    /** The row with this hash that is the same, or {@link #NONE}. */
    int find(int hash, IntPredicate same) {
        int slot = candidate(hash);
        while (row(slot) != NONE && !same.test(row(slot))) {
            slot = candidateAfter(slot, hash);
        }
        return row(slot);
    }

    /** The slot of the first row with this hash, or a free slot. */
    int candidate(int hash) {
        return skipOthers(first(hash), hash);
    }

    int candidateAfter(int slot, int hash) {
        return skipOthers(next(slot), hash);
    }

    private int skipOthers(int from, int hash) {
        int slot = from;
        while (slots[slot] != 0 && slots[slot + 1] != hash) {
            slot = next(slot);
        }
        return slot;
    }

    /** The row in a slot, or {@link #NONE}. */
    int row(int slot) {
        return slots[slot] - 1;
    }

    void add(int hash, int row) {
        if (++rows * 4 > slots.length) {
            grow();
        }
        put(hash, row);
    }

    private void put(int hash, int row) {
        int slot = first(hash);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = row + 1;
        slots[slot + 1] = hash;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != 0) {
                put(old[slot + 1], old[slot] - 1);
            }
        }
    }

    private int first(int hash) {
        int mixed = hash * 0x9E3779B9;
        return ((mixed ^ mixed >>> 16) << 1) & (slots.length - 1);
    }

    private int next(int slot) {
        return slot + 2 & slots.length - 1;
    }

    /** Joins a number to a hash. */
    static int mix(int hash, int value) {
        return (hash ^ value) * 0x01000193 + (value >>> 15);
    }

    static int mix(int hash, long value) {
        return mix(mix(hash, (int) value), (int) (value >>> Integer.SIZE));
    }
}

package io.fleetprof.analysis.input;

/** Pairs of ints, each kept once and known by a number from 0 up. */
public final class Pairs {
    private final Longs keys;
    /** Hash table; slots hold the number plus 1. */
    private int[] slots = new int[256];

    public Pairs(Budget budget) {
        keys = new Longs(budget);
    }

    public int intern(int first, int second) {
        long key = (long) first << Integer.SIZE | second & 0xffff_ffffL;
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        keys.add(key);
        slots[slot] = keys.size();
        grow();
        return keys.size() - 1;
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (slots[slot] != 0 && keys.get(slots[slot] - 1) != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        if (keys.size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int row = 0; row < keys.size(); row++) {
                slots[slot(keys.get(row))] = row + 1;
            }
        }
    }

    public int first(int row) {
        return (int) (keys.get(row) >>> Integer.SIZE);
    }

    public int second(int row) {
        return (int) keys.get(row);
    }

    public int size() {
        return keys.size();
    }
}

package io.fleetprof.analysis.jfr.chunk;

/** A hash table from any long to an int that is not 0, without objects: recordings have millions of keys. */
public final class LongTable {
    private static final int NONE = 0;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    /** Replaces what the key had. */
    public void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] == NONE) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** 0 where there is none. */
    public int get(long key) {
        return values[slot(key)];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & mask;
        while (values[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}

package io.fleetprof.analysis.jfr.chunk;

/** A hash table from any long to an int that is not 0, without objects: recordings have millions of keys. */
public final class LongTable {
    private static final int NONE = 0;

    /** Keys, each with its value behind it: one place in memory to look at. */
    private long[] entries = new long[128];

    private int size;

    /** Replaces what the key had. */
    public void put(long key, int value) {
        int slot = slot(key);
        if (entries[slot + 1] == NONE) {
            entries[slot] = key;
            size++;
        }
        entries[slot + 1] = value;
        if (size * 4 > entries.length) {
            grow();
        }
    }

    /** 0 where there is none. */
    public int get(long key) {
        return (int) entries[slot(key) + 1];
    }

    /** In no order. */
    public long[] keys() {
        long[] keys = new long[size];
        int next = 0;
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i + 1] != NONE) {
                keys[next++] = entries[i];
            }
        }
        return keys;
    }

    public void putAll(LongTable other) {
        for (long key : other.keys()) {
            put(key, other.get(key));
        }
    }

    /** Whether a key that both have has another value there. */
    public boolean contradicts(LongTable other) {
        for (long key : other.keys()) {
            int value = get(key);
            if (value != NONE && value != other.get(key)) {
                return true;
            }
        }
        return false;
    }

    private int slot(long key) {
        int mask = entries.length - 2;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Integer.SIZE - 1) & mask;
        while (entries[slot] != key && entries[slot + 1] != NONE) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != NONE) {
                int slot = slot(old[i]);
                entries[slot] = old[i];
                entries[slot + 1] = old[i + 1];
            }
        }
    }
}

package io.fleetprof.analysis.input;

import java.util.Arrays;

/** A growing column of longs that asks a {@link Budget} before it grows. */
public final class Longs {
    private static final int FIRST = 64;
    private final Budget budget;
    private long[] values = new long[FIRST];
    private int size;

    public Longs(Budget budget) {
        this.budget = budget;
    }

    public void add(long value) {
        if (size == values.length) {
            budget.keep((long) size * Long.BYTES, size);
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public long get(int index) {
        return values[index];
    }

    public void set(int index, long value) {
        values[index] = value;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** The backing array: only the first {@link #size()} values count, and only until the next {@link #add}. */
    public long[] raw() {
        return values;
    }

    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

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
            grow(size + 1);
        }
        values[size++] = value;
    }

    /** Appends a slice of another column. */
    public void addAll(Longs other, int from, int to) {
        int length = to - from;
        if (size + length > values.length) {
            grow(size + length);
        }
        System.arraycopy(other.values, from, values, size, length);
        size += length;
    }

    private void grow(int least) {
        int capacity = Math.max(least, values.length * 2);
        budget.keep((long) (capacity - values.length) * Long.BYTES, size);
        values = Arrays.copyOf(values, capacity);
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

package io.fleetprof.analysis.input;

import java.util.Arrays;

/** A growing column of ints that asks a {@link Budget} before it grows. */
public final class Ints {
    private static final int FIRST = 64;
    private final Budget budget;
    private int[] values = new int[FIRST];
    private int size;

    public Ints(Budget budget) {
        this.budget = budget;
    }

    public void add(int value) {
        if (size == values.length) {
            grow(size + 1);
        }
        values[size++] = value;
    }

    /** Appends a slice of another column. */
    public void addAll(Ints other, int from, int to) {
        int length = to - from;
        if (size + length > values.length) {
            grow(size + length);
        }
        System.arraycopy(other.values, from, values, size, length);
        size += length;
    }

    private void grow(int least) {
        int capacity = Math.max(least, values.length * 2);
        budget.keep((long) (capacity - values.length) * Integer.BYTES, size);
        values = Arrays.copyOf(values, capacity);
    }

    public int get(int index) {
        return values[index];
    }

    public void set(int index, int value) {
        values[index] = value;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** The backing array: only the first {@link #size()} values count, and only until the next {@link #add}. */
    public int[] raw() {
        return values;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

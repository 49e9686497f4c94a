package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;

/** Triples of numbers, each kept once and known by a number from 0 up. */
final class Triples {
    private final Ints first;
    private final Ints second;
    private final Ints third;
    /** Hash table; slots hold the number plus 1. */
    private int[] slots = new int[256];

    Triples(Budget budget) {
        first = new Ints(budget);
        second = new Ints(budget);
        third = new Ints(budget);
    }

    int intern(int a, int b, int c) {
        int slot = slot(a, b, c);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        first.add(a);
        second.add(b);
        third.add(c);
        slots[slot] = size();
        grow();
        return size() - 1;
    }

    private int slot(int a, int b, int c) {
        int mask = slots.length - 1;
        int hash = ((a * 31 + b) * 31 + c) * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0 && !is(slots[slot] - 1, a, b, c)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean is(int row, int a, int b, int c) {
        return first.get(row) == a && second.get(row) == b && third.get(row) == c;
    }

    private void grow() {
        if (size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int row = 0; row < size(); row++) {
                slots[slot(first.get(row), second.get(row), third.get(row))] = row + 1;
            }
        }
    }

    int first(int row) {
        return first.get(row);
    }

    int second(int row) {
        return second.get(row);
    }

    int third(int row) {
        return third.get(row);
    }

    int size() {
        return first.size();
    }
}

package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Byte strings, each kept once and known by a number from 0 up. */
final class Texts {
    /** What a text costs in all: its bytes, the array, the table, and the names later made of it. */
    private static final int BYTES_EACH = 200;

    private final Budget budget;
    private final List<byte[]> values = new ArrayList<>();
    private int[] slots = new int[64];

    Texts(Budget budget) {
        this.budget = budget;
    }

    int intern(byte[] source, int from, int to) {
        int slot = slot(source, from, to);
        if (slots[slot] == 0) {
            budget.keep(BYTES_EACH + 3L * (to - from), values.size());
            values.add(Arrays.copyOfRange(source, from, to));
            slots[slot] = values.size();
            grow();
            return values.size() - 1;
        }
        return slots[slot] - 1;
    }

    /** Where the text is, or the free slot where it would be. Slots hold the number plus 1. */
    private int slot(byte[] source, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(source, from, to) & mask;
        while (slots[slot] != 0
                && !Arrays.equals(values.get(slots[slot] - 1), 0, length(slots[slot] - 1), source, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (values.size() * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int id = 0; id < values.size(); id++) {
                slots[slot(values.get(id), 0, length(id))] = id + 1;
            }
        }
    }

    private static int hash(byte[] source, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        return hash * 0x9E3779B9 >>> 7;
    }

    private int length(int id) {
        return values.get(id).length;
    }

    byte[] bytes(int id) {
        return values.get(id);
    }

    String get(int id) {
        return new String(values.get(id), StandardCharsets.UTF_8);
    }

    int size() {
        return values.size();
    }
}

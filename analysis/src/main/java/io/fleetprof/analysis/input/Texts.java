package io.fleetprof.analysis.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Byte strings, each kept once and known by a number from 0 up. */
public final class Texts {
    /** What a text costs in all: its bytes, the array, the table, and the names later made of it. */
    private static final int BYTES_EACH = 200;

    private final Budget budget;
    private final List<byte[]> values = new ArrayList<>();
    /** Hash table: number plus 1, then the hash. */
    private int[] slots = new int[2 * 64];

    public Texts(Budget budget) {
        this.budget = budget;
    }

    public int intern(byte[] source, int from, int to) {
        int hash = Words.hash(source, from, to);
        int slot = slot(hash, source, from, to);
        if (slots[slot] == 0) {
            budget.keep(BYTES_EACH + 3L * (to - from), values.size());
            values.add(Arrays.copyOfRange(source, from, to));
            slots[slot] = values.size();
            slots[slot + 1] = hash;
            grow();
            return values.size() - 1;
        }
        return slots[slot] - 1;
    }

    /** Where the text is, or the free slot where it would be. */
    private int slot(int hash, byte[] source, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash << 1 & mask;
        while (slots[slot] != 0 && !(slots[slot + 1] == hash && is(slots[slot] - 1, source, from, to))) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private boolean is(int id, byte[] source, int from, int to) {
        byte[] value = values.get(id);
        return Arrays.equals(value, 0, value.length, source, from, to);
    }

    private void grow() {
        if (values.size() * 4 > slots.length) {
            int[] old = slots;
            slots = new int[old.length * 2];
            for (int slot = 0; slot < old.length; slot += 2) {
                if (old[slot] != 0) {
                    move(old[slot], old[slot + 1]);
                }
            }
        }
    }

    private void move(int number, int hash) {
        int mask = slots.length - 1;
        int slot = hash << 1 & mask;
        while (slots[slot] != 0) {
            slot = slot + 2 & mask;
        }
        slots[slot] = number;
        slots[slot + 1] = hash;
    }

    public byte[] bytes(int id) {
        return values.get(id);
    }

    public String get(int id) {
        return new String(values.get(id), StandardCharsets.UTF_8);
    }

    public int size() {
        return values.size();
    }
}

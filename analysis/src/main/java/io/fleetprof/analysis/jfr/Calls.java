package io.fleetprof.analysis.jfr;

import java.util.Arrays;

/** A stack by the numbers and lines of its methods, leaf first; filled again and again, to compare with those known. */
final class Calls {
    /** An odd number whose bits look random: stacks differ by little, and by powers of 31 their hashes would not. */
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private int[] calls = new int[128];
    private int length;
    private long hash;

    void clear() {
        length = 0;
        hash = 0;
    }

    void add(int method, int line) {
        if (length + 2 > calls.length) {
            calls = Arrays.copyOf(calls, calls.length * 2);
        }
        calls[length] = method;
        calls[length + 1] = line;
        length += 2;
        hash = (Long.rotateLeft(hash, 29) ^ (long) method << 16 ^ line) * MIXER;
    }

    /** Stacks differ by whether their leaf is native code, too. */
    void end(boolean nativeLeaf) {
        add(-1, nativeLeaf ? 1 : 0);
    }

    long hash() {
        return hash;
    }

    /** Of the numbers and lines, with the end. */
    int length() {
        return length;
    }

    int size() {
        return length / 2 - 1;
    }

    int method(int call) {
        return calls[call * 2];
    }

    int line(int call) {
        return calls[call * 2 + 1];
    }

    boolean isAt(int[] all, int start, int end) {
        if (end - start != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (all[start + i] != calls[i]) {
                return false;
            }
        }
        return true;
    }

    /** What is there up to the position, with this stack behind it; the array itself where it has room. */
    int[] appendedTo(int[] all, int position) {
        int[] room =
                position + length <= all.length ? all : Arrays.copyOf(all, Math.max(position + length, all.length * 2));
        System.arraycopy(calls, 0, room, position, length);
        return room;
    }
}

package io.fleetprof.analysis.jfr;

import java.util.Arrays;

/**
 * A stack by the numbers and lines of its methods, leaf first: one to compare with, filled again and again,
 * or a copy.
 */
final class Calls {
    /** An odd number whose bits look random: stacks differ by little, and by powers of 31 their hashes would not. */
    private static final int MIXER = 0x9E3779B1;

    private int[] calls;
    private int length;
    private int hash;

    Calls() {
        this(new int[128]);
    }

    private Calls(int[] calls) {
        this.calls = calls;
    }

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
        hash = (Integer.rotateLeft(hash, 15) ^ method << 16 ^ line) * MIXER;
    }

    /** Stacks differ by whether their leaf is native code, too. */
    void end(boolean nativeLeaf) {
        add(-1, nativeLeaf ? 1 : 0);
    }

    Calls copy() {
        Calls copy = new Calls(Arrays.copyOf(calls, length));
        copy.length = length;
        copy.hash = hash;
        return copy;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Calls that
                && hash == that.hash
                && Arrays.equals(calls, 0, length, that.calls, 0, that.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

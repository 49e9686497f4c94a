package io.fleetprof.analysis.jfr;

import java.util.Arrays;

/** A stack by the numbers and lines of its methods, leaf first, as bytes; filled again and again, to find those known. */
final class Calls {
    /** Of a call: four of the method, two of the line. */
    private static final int CALL = 6;

    private byte[] bytes = new byte[64 * CALL];
    private int length;

    void clear() {
        length = 0;
    }

    /** @param line up to 65535 */
    void add(int method, int line) {
        if (length + CALL > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        byte[] to = bytes;
        int at = length;
        to[at] = (byte) method;
        to[at + 1] = (byte) (method >> 8);
        to[at + 2] = (byte) (method >> 16);
        to[at + 3] = (byte) (method >> 24);
        to[at + 4] = (byte) line;
        to[at + 5] = (byte) (line >> 8);
        length = at + CALL;
    }

    /** Stacks differ by whether their leaf is native code, too. */
    void end(boolean nativeLeaf) {
        add(-1, nativeLeaf ? 1 : 0);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Of the bytes, with the end. */
    int length() {
        return length;
    }

    int size() {
        return length / CALL - 1;
    }

    int method(int call) {
        int at = call * CALL;
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }

    int line(int call) {
        int at = call * CALL;
        return bytes[at + 4] & 0xff | (bytes[at + 5] & 0xff) << 8;
    }
}

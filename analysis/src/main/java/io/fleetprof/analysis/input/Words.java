package io.fleetprof.analysis.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes taken eight at a time: four to eight times as fast as one at a time, and text is read byte by byte else. */
public final class Words {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private Words() {}

    /** Where the byte first stands, or a negative number. */
    public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
        long pattern = wanted * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long differing = (long) WORD.get(bytes, at) ^ pattern;
            // Sets the high bit of each byte that is zero, perhaps of one after it too: the lowest is right.
            long found = differing - ONES & ~differing & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    public static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) WORD.get(bytes, at)) * MIXER, 29);
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MIXER;
        }
        return (int) (hash * MIXER >>> Integer.SIZE);
    }
}

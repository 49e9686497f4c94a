package io.fleetprof.analysis.jfr;

import io.fleetprof.analysis.jfr.chunk.LongTable;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Rows of bytes one behind the other, each with a number from 1 on: there are tens of thousands, and each chunk looks for
 * most of them again, so that places in memory count.
 */
final class KnownBytes {
    private final LongTable numbers = new LongTable();
    /** The quickest hash that the JDK has for bytes: it is an instruction of the processor's. */
    private final CRC32 hash = new CRC32();

    private byte[] bytes = new byte[1 << 12];
    /** Where each row ends, the number 0 for none. */
    private int[] ends = new int[1 << 8];

    private int size;

    /** 0 where the row is new. Another may have the same hash: its number stands under the next one, then. */
    int find(byte[] row, int length) {
        long key = key(row, length);
        int number = numbers.get(key);
        while (number != 0 && !Arrays.equals(bytes, ends[number - 1], ends[number], row, 0, length)) {
            number = numbers.get(++key);
        }
        return number;
    }

    /** Adds what was not found; its number is one more than the last. */
    int add(byte[] row, int length) {
        long key = key(row, length);
        while (numbers.get(key) != 0) {
            key++;
        }
        int start = ends[size];
        if (++size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(start + length, bytes.length * 2));
        }
        System.arraycopy(row, 0, bytes, start, length);
        ends[size] = start + length;
        numbers.put(key, size);
        return size;
    }

    private long key(byte[] row, int length) {
        hash.reset();
        hash.update(row, 0, length);
        return hash.getValue();
    }

    /** Of all rows. */
    int bytes() {
        return ends[size];
    }
}

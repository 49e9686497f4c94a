package io.fleetprof.analysis.goroutine;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text as slices of one buffer: valid until the next call of {@link #next}. A line longer than the buffer
 * is refused.
 */
final class Lines {
    private static final int BUFFER = 256 << 10;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long consumed;
    private boolean terminated = true;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end of the text. */
    boolean next() throws IOException {
        start = next;
        int newline = newline(next);
        while (newline < 0) {
            int searched = filled - start;
            if (!fill()) {
                return last();
            }
            newline = newline(start + searched);
        }
        next = newline + 1;
        end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        return true;
    }

    /** The rest of the text, which no newline ends. */
    private boolean last() {
        end = filled;
        next = filled;
        terminated = end == start;
        return end > start;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        consumed += start;
        filled -= start;
        start = 0;
        if (filled == BUFFER) {
            throw new Refusal(Defect.CORRUPT, "a line of more than " + BUFFER + " bytes");
        }
        int read = in.read(buffer, filled, BUFFER - filled);
        filled += Math.max(read, 0);
        return read > 0;
    }

    /** Eight bytes at a time: the lowest set high bit marks the first newline of a word. */
    private int newline(int from) {
        int at = from;
        for (; at + Long.BYTES <= filled; at += Long.BYTES) {
            long differing = (long) WORDS.get(buffer, at) ^ NEWLINES;
            long found = (differing - ONES) & ~differing & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isEmpty() {
        return start == end;
    }

    byte first() {
        return buffer[start];
    }

    /** Bytes before the end of this line. */
    long position() {
        return consumed + next;
    }

    /** Whether every line so far was ended by a newline. */
    boolean terminated() {
        return terminated;
    }

    boolean startsWith(byte[] prefix) {
        return startsWith(prefix, start);
    }

    boolean startsWith(byte[] prefix, int from) {
        return end - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    int indexOf(char wanted, int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    int indexOf(byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= end; i++) {
            if (startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    int lastIndexOf(char wanted) {
        for (int i = end - 1; i >= start; i--) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    String text() {
        return text(start, end);
    }
}

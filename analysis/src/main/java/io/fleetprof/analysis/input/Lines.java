package io.fleetprof.analysis.input;

import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text as slices of one buffer: valid until the next call of {@link #next}. A line longer than the buffer
 * is refused.
 */
public final class Lines {
    private static final int BUFFER = 256 << 10;
    private static final byte NEWLINE = '\n';

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private int next;
    private int filled;
    private long consumed;
    private boolean terminated = true;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end of the text. */
    public boolean next() throws IOException {
        start = next;
        int newline = Words.indexOf(NEWLINE, buffer, next, filled);
        while (newline < 0) {
            int searched = filled - start;
            if (!fill()) {
                return last();
            }
            newline = Words.indexOf(NEWLINE, buffer, start + searched, filled);
        }
        next = newline + 1;
        end = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        return true;
    }

    /**
     * Moves to the next line if it is a call of this function: cheaper than to find out which it is. False also where
     * the buffer ends; {@link #next} then tells.
     */
    public boolean nextIsCallOf(byte[] function) {
        int after = next + function.length;
        if (after >= filled
                || buffer[after] != '('
                || !Arrays.equals(buffer, next, after, function, 0, function.length)) {
            return false;
        }
        int newline = Words.indexOf(NEWLINE, buffer, after, filled);
        if (newline >= 0) {
            start = next;
            end = newline;
            next = newline + 1;
        }
        return newline >= 0;
    }

    /** Moves to the next line if it is exactly this. */
    public boolean nextIs(byte[] line) {
        int after = next + line.length;
        boolean same =
                after < filled && buffer[after] == NEWLINE && Arrays.equals(buffer, next, after, line, 0, line.length);
        if (same) {
            start = next;
            end = after;
            next = after + 1;
        }
        return same;
    }

    /** The rest of the text, which no newline ends. */
    private boolean last() {
        end = filled;
        next = filled;
        terminated &= end == start;
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

    public byte[] bytes() {
        return buffer;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public boolean isEmpty() {
        return start == end;
    }

    public byte first() {
        return buffer[start];
    }

    /** Bytes before the end of this line. */
    public long position() {
        return consumed + next;
    }

    /** Whether every line so far was ended by a newline. */
    public boolean terminated() {
        return terminated;
    }

    public boolean startsWith(byte[] prefix) {
        return startsWith(prefix, start);
    }

    public boolean startsWith(byte[] prefix, int from) {
        return end - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }

    public int indexOf(char wanted, int from) {
        return Words.indexOf((byte) wanted, buffer, from, end);
    }

    public int indexOf(byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= end; i++) {
            if (startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    public String text(int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    public String text() {
        return text(start, end);
    }
}

package io.fleetprof.analysis.jfr.chunk;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of one chunk, read forwards from any position. The chunk is mapped, so that it costs no heap whatever its size;
 * a window of it is an array, which even the quick compiler reads fast. Numbers are LEB128 of at most nine bytes, the last
 * with eight bits; texts have their encoding before them (JDK, {@code jdk.jfr.internal.consumer.RecordingInput}).
 */
public final class Bytes {
    /** Small, for constants are read here and there. */
    private static final int WINDOW = 1 << 11;

    /** What is read where a seek leads to: most constants are small, and the next is elsewhere. */
    private static final int SMALL_WINDOW = 1 << 9;

    private static final int LONGEST_NUMBER = 9;
    /** More of a name than anybody shows. */
    private static final int MAX_TEXT = 4096;

    private final ByteBuffer chunk;
    private final int size;
    private final byte[] window = new byte[WINDOW + LONGEST_NUMBER];
    /** Where the window begins, and how many bytes of the chunk it holds; zeros follow. */
    private int start;

    private int held;
    private int at;

    Bytes(ByteBuffer chunk) {
        this.chunk = chunk;
        size = chunk.limit();
    }

    /** Mapped until the arena is closed. */
    public static Bytes of(FileChannel file, Chunk chunk, Arena arena) throws IOException {
        return new Bytes(file.map(FileChannel.MapMode.READ_ONLY, chunk.offset(), chunk.size(), arena)
                .asByteBuffer());
    }

    /** The same bytes with a position of their own. */
    public Bytes again() {
        return new Bytes(chunk.duplicate());
    }

    int size() {
        return size;
    }

    int position() {
        return start + at;
    }

    void seek(long position) {
        if (position < 0 || position > size) {
            throw broken("points to byte " + position + " of " + size);
        }
        at = (int) position - start;
        if (at < 0 || at > held) {
            fill((int) position, SMALL_WINDOW);
        }
    }

    void skip(long bytes) {
        seek(position() + bytes);
    }

    private void fill(int position) {
        fill(position, WINDOW);
    }

    private void fill(int position, int bytes) {
        start = position;
        at = 0;
        held = Math.min(bytes, size - position);
        chunk.get(position, window, 0, held);
        Arrays.fill(window, held, held + LONGEST_NUMBER, (byte) 0);
    }

    /** Leaves the position where it is. */
    void copy(int from, byte[] to, int length) {
        chunk.get(from, to, 0, length);
    }

    int octet() {
        if (at >= held) {
            fill(position());
            if (held == 0) {
                throw broken("ends within a value");
            }
        }
        return window[at++];
    }

    long number() {
        if (held - at < LONGEST_NUMBER) {
            fill(position());
        }
        byte[] bytes = window;
        int next = at;
        long value = bytes[next++];
        if (value < 0) {
            value &= 0x7f;
            int shift = 7;
            byte more = bytes[next++];
            for (; more < 0 && shift < 49; shift += 7) {
                value |= (more & 0x7fL) << shift;
                more = bytes[next++];
            }
            value = more < 0 ? last(value, more, bytes[next++]) : value | (long) more << shift;
        }
        return ended(next, value);
    }

    /** The eighth and the ninth byte, which is whole. */
    private static long last(long value, byte eighth, byte ninth) {
        return value | (eighth & 0x7fL) << 49 | (ninth & 0xffL) << 56;
    }

    /** Reads numbers, as many as there are slots from the first to the end; those whose slot is negative are skipped. */
    void numbers(int[] slots, int first, int end, long[] values, int from) {
        byte[] bytes = window;
        for (int i = first; i < end; i++) {
            int slot = slots[i];
            int next = at;
            if (slot < 0) {
                skipNumber();
            } else if (next < held && bytes[next] >= 0) {
                values[from + slot] = bytes[next];
                at = next + 1;
            } else if (next + 1 < held && bytes[next + 1] >= 0) {
                values[from + slot] = bytes[next] & 0x7f | bytes[next + 1] << 7;
                at = next + 2;
            } else {
                values[from + slot] = number();
            }
        }
    }

    void skipNumber() {
        if (at < held && window[at] >= 0) {
            at++;
        } else {
            skipNumbers(1);
        }
    }

    void skipNumbers(long count) {
        byte[] bytes = window;
        int next = at;
        for (long left = count; left > 0; left--) {
            if (held - next < LONGEST_NUMBER) {
                fill(start + next);
                next = 0;
            }
            if (bytes[next++] < 0) {
                int last = next + LONGEST_NUMBER - 2;
                while (bytes[next++] < 0 && next < last) {}
                next += bytes[next - 1] < 0 ? 1 : 0;
            }
            if (next > held) {
                throw broken("ends within a number");
            }
        }
        at = next;
    }

    private long ended(int next, long value) {
        at = next;
        if (next > held) {
            throw broken("ends within a number");
        }
        return value;
    }

    /** A number of things that take a byte each at least. */
    int count() {
        long count = number();
        if (count < 0 || count > size - position()) {
            throw broken("says that " + count + " values follow in " + (size - position()) + " bytes");
        }
        return (int) count;
    }

    boolean isChunk(int position) {
        return size - position >= Chunk.HEADER && chunk.getInt(position) == Chunk.MAGIC;
    }

    void skipText() {
        switch (octet()) {
            case 0, 1 -> {}
            case 2 -> skipNumber();
            case 3, 5 -> skip(count());
            case 4 -> {
                for (int i = count(); i > 0; i--) {
                    skipNumber();
                }
            }
            default -> throw broken("has a text of no known encoding");
        }
    }

    /** The text behind its encoding: UTF-8, characters, or Latin-1; what is very long is cut. */
    String text(int encoding) {
        return switch (encoding) {
            case 3 -> new String(octets(count()), StandardCharsets.UTF_8);
            case 4 -> characters(count());
            case 5 -> new String(octets(count()), StandardCharsets.ISO_8859_1);
            default -> "";
        };
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[Math.min(length, MAX_TEXT)];
        int end = position() + length;
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) octet();
        }
        seek(end);
        return octets;
    }

    private String characters(int length) {
        char[] characters = new char[Math.min(length, MAX_TEXT)];
        for (int i = 0; i < length; i++) {
            char character = (char) number();
            if (i < characters.length) {
                characters[i] = character;
            }
        }
        return new String(characters);
    }

    static Refusal broken(String how) {
        return new Refusal(Defect.CORRUPT, "a chunk " + how);
    }
}

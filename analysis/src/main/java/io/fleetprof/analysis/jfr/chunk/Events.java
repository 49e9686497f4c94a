package io.fleetprof.analysis.jfr.chunk;

import java.util.Arrays;

/**
 * The events of a chunk, one after the other from the header to the end: size, type, fields. Every byte of the chunk is an
 * event's, for types and constants are events, too.
 */
public final class Events {
    private final Bytes bytes;
    private int end = Chunk.HEADER;
    private long type;

    public Events(Bytes bytes) {
        this.bytes = bytes;
    }

    /** Goes on to the next event; false at the end of the chunk. */
    public boolean next() {
        if (end == bytes.size()) {
            return false;
        }
        int start = end;
        bytes.seek(start);
        end = end(bytes, start);
        type = bytes.number();
        if (type < 0) {
            throw Bytes.broken("has an event of type " + type);
        }
        if (type == (Chunk.MAGIC >> 16 & 0xff) && bytes.isChunk(start)) {
            throw Bytes.broken("begins within another");
        }
        return true;
    }

    private static int end(Bytes bytes, int start) {
        long size = bytes.number();
        if (size <= bytes.position() - start || size > bytes.size() - start) {
            throw Bytes.broken("has an event of " + size + " bytes in the last " + (bytes.size() - start));
        }
        return start + (int) size;
    }

    /** The end of an event of the JVM's own at the position, whose type is read, too. */
    static int end(Bytes bytes, int expected, String what) {
        int end = end(bytes, bytes.position());
        if (bytes.number() != expected) {
            throw Bytes.broken("has no " + what + " where it says");
        }
        return end;
    }

    public long type() {
        return type;
    }

    /** The values that are wanted of this event; 0 where it has none. */
    public void read(Layout layout, long[] values) {
        Arrays.fill(values, 0);
        layout.readHead(bytes, values);
        if (bytes.position() > end) {
            throw Bytes.broken("has an event that goes on in the next one");
        }
    }
}

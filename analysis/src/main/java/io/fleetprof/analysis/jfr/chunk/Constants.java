package io.fleetprof.analysis.jfr.chunk;

import java.util.HashMap;
import java.util.Map;

/**
 * What the events of a chunk refer to by keys: threads, stacks, methods, names. They stand in events of type 1, each of
 * which says how far before it the one before stands; the header points to the last (JDK,
 * {@code jdk.jfr.internal.consumer.ChunkParser}). Only their places are kept: a constant is read when it is asked for.
 */
public final class Constants {
    private static final int EVENT = 1;
    /** A text that is the key of a constant. */
    private static final int SHARED = 2;

    private final Bytes bytes;
    private final Metadata metadata;
    private final Map<Long, Places> places = new HashMap<>();

    /** Where the constants of one type stand, and how they are laid out. A key that comes again has its oldest value. */
    private record Places(LongTable positions, Layout layout) {}

    private Constants(Bytes bytes, Metadata metadata) {
        this.bytes = bytes;
        this.metadata = metadata;
    }

    /** @param bytes are moved whenever a constant is read */
    public static Constants read(Bytes bytes, Chunk chunk, Metadata metadata) {
        Constants constants = new Constants(bytes, metadata);
        long position = chunk.constants();
        for (long delta = -1; delta != 0; position += delta) {
            bytes.seek(position);
            delta = constants.readEvent();
            if (delta > 0) {
                throw Bytes.broken("has constants that refer to later ones");
            }
        }
        return constants;
    }

    /** The distance to the event before, negative; 0 for the first. */
    private long readEvent() {
        int end = Events.end(bytes, EVENT, "constants");
        bytes.skipNumber(); // start
        bytes.skipNumber(); // duration
        long delta = bytes.number();
        bytes.skipNumber(); // what caused it
        for (int i = bytes.count(); i > 0; i--) {
            read(places(bytes.number()));
        }
        if (bytes.position() != end) {
            throw Bytes.broken("has constants that are not as long as they say");
        }
        return delta;
    }

    private void read(Places of) {
        for (int i = bytes.count(); i > 0; i--) {
            long key = bytes.number();
            of.positions().put(key, bytes.position());
            of.layout().skip(bytes);
        }
    }

    private Places places(long type) {
        Places known = places.get(type);
        if (known == null) {
            known = new Places(new LongTable(), metadata.layout(type));
            places.put(type, known);
        }
        return known;
    }

    /** The constants of a type; none where the chunk does not know the type. */
    public Table table(String type, String... wanted) {
        return new Table(type, wanted);
    }

    /** A text by where it stands; empty for none. */
    private String text(long position) {
        bytes.seek(position);
        int encoding = bytes.octet();
        if (encoding == SHARED) {
            Places texts = places.get(metadata.id("java.lang.String"));
            int shared = texts == null ? 0 : texts.positions().get(bytes.number());
            bytes.seek(shared);
            encoding = shared == 0 ? 0 : bytes.octet();
        }
        return bytes.text(encoding);
    }

    /** The constants of one type, one at a time: that of the key last asked for. */
    public final class Table {
        private final LongTable positions;
        private final Layout layout;
        private final long[] values;
        private long[] elements = new long[64];
        private byte[] written = new byte[1 << 10];
        private int size;
        /** Behind the last field that is wanted of the constant last asked for. */
        private int end;

        private Table(String type, String... wanted) {
            Places of = places.get(metadata.id(type));
            positions = of == null ? new LongTable() : of.positions();
            layout = metadata.layout(type, wanted);
            values = new long[wanted.length];
        }

        /** Goes to a constant; false where there is none. */
        public boolean find(long key) {
            int position = positions.get(key);
            if (position != 0) {
                bytes.seek(position);
                layout.readHead(bytes, values);
                end = bytes.position();
            }
            return position != 0;
        }

        public long[] keys() {
            return positions.keys();
        }

        public long value(int field) {
            return values[field];
        }

        /** Empty where it has none. */
        public String text(int field) {
            return values[field] == 0 ? "" : Constants.this.text(values[field]);
        }

        /**
         * The elements of an array, {@link #size()} of them: the wanted values of the first, then those of the next; until
         * this is called again.
         */
        public long[] elements(int field, Layout element, int wanted) {
            bytes.seek(values[field]);
            size = bytes.count();
            if (elements.length < (long) size * wanted) {
                elements = new long[Math.multiplyExact(size, wanted)];
            }
            for (int i = 0; i < size; i++) {
                element.read(bytes, elements, i * wanted);
            }
            return elements;
        }

        /** The bytes of an array, the last field that is wanted: {@link #size()} of them, until this is called again. */
        public byte[] written() {
            int start = (int) values[values.length - 1];
            size = end - start;
            if (written.length < size) {
                written = new byte[size];
            }
            bytes.copy(start, written, size);
            return written;
        }

        /** Of what was read last. */
        public int size() {
            return size;
        }
    }
}

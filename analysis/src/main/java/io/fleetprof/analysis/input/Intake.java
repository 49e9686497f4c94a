package io.fleetprof.analysis.input;

import io.fleetprof.analysis.population.Defect;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of one file: counted as stored, gunzipped where the magic says so, counted again as expanded. Both counts are
 * bounded; passing a bound throws {@link Refusal}.
 */
public final class Intake implements Closeable {
    private static final int BUFFER = 16 << 10;
    /** Who compresses twice does it by accident (a proxy over a stored .gz); three times is an attack. */
    private static final int MAX_LAYERS = 2;

    private final CountedStream stored;
    private final Budget budget;
    private final InputStream expanded;

    /**
     * @param maxStored bytes of the file as stored
     * @param maxExpanded bytes after gunzip
     * @param maxEntries rows of any one table
     */
    public Intake(InputStream bytes, long maxStored, long maxExpanded, long maxEntries) throws IOException {
        stored = new CountedStream(bytes, maxStored, "stored");
        budget = new Budget(stored::count, maxEntries);
        expanded = new BufferedInputStream(new CountedStream(gunzip(), maxExpanded, "expanded"), BUFFER);
    }

    private InputStream gunzip() throws IOException {
        InputStream plain = new BufferedInputStream(stored, BUFFER);
        for (int layer = 0; layer < MAX_LAYERS && isGzip(head(plain, 2)); layer++) {
            plain = new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER);
        }
        if (isGzip(head(plain, 2))) {
            throw new Refusal(Defect.NOT_A_PROFILE, "compressed more than " + MAX_LAYERS + " times");
        }
        return plain;
    }

    private static boolean isGzip(byte[] head) {
        return head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** The first bytes after gunzip, fewer when the file is shorter; they will be read again. */
    public byte[] head(int length) throws IOException {
        return head(expanded, length);
    }

    private static byte[] head(InputStream stream, int length) throws IOException {
        stream.mark(length);
        byte[] head = new byte[length];
        int read = stream.readNBytes(head, 0, length);
        stream.reset();
        return read == length ? head : Arrays.copyOf(head, read);
    }

    public InputStream stream() {
        return expanded;
    }

    public Budget budget() {
        return budget;
    }

    /** Gives back what gunzip holds outside the heap, which the collector would hardly ever come by. */
    @Override
    public void close() throws IOException {
        expanded.close();
    }
}

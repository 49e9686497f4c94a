package io.fleetprof.analysis.input;

import io.fleetprof.analysis.population.Defect;
import java.util.function.LongSupplier;

/**
 * How much heap the tables of one file may take: a floor, and so much for each byte as stored. So a small file that
 * expands into a huge one is refused before it hurts, and an honest file of any size is not.
 */
public final class Budget {
    /** Bytes of tables that any file may fill. */
    private static final long FLOOR = 16L << 20;
    /** Bytes of tables for a byte as stored: real profiles need 2 to 12. */
    private static final long PER_STORED_BYTE = 32;
    /** No file may fill the heap, however large: a collector that finds nothing to free takes minutes to give up. */
    private static final long CEILING = Runtime.getRuntime().maxMemory() / 4 * 3;

    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final LongSupplier stored;
    private final long entries;
    private long kept;

    Budget(LongSupplier stored, long entries) {
        this.stored = stored;
        this.entries = entries;
    }

    /** For bytes that are already ours: bounded by entries only. */
    public static Budget ofEntries(long entries) {
        return new Budget(() -> Long.MAX_VALUE / (2 * PER_STORED_BYTE), entries);
    }

    /** Asks for memory that a table is about to keep. */
    public void keep(long bytes, long rows) {
        kept += bytes;
        if (rows > entries || bytes > LARGEST_ARRAY) {
            throw new Refusal(Defect.TOO_LARGE, "a table of more than " + entries + " entries");
        }
        if (kept > FLOOR + PER_STORED_BYTE * stored.getAsLong()) {
            throw new Refusal(Defect.TOO_LARGE, "it expands to far more than any real profile of its size");
        }
        if (kept > CEILING) {
            throw new Refusal(Defect.TOO_LARGE, "it takes more than " + (CEILING >> 20) + " MiB of heap");
        }
    }
}

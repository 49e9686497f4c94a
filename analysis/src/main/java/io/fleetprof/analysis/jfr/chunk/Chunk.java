package io.fleetprof.analysis.jfr.chunk;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a recording that is complete in itself, with its own types and constants, by its header of 68 bytes (JDK,
 * {@code jdk.jfr.internal.consumer.ChunkHeader}).
 *
 * @param offset in the file
 * @param size bytes, with the header
 * @param constants where in the chunk the last constants stand
 * @param types where in the chunk the types stand
 * @param startNanos by the target's clock, since the epoch
 * @param startTicks the same moment by the clock of events
 * @param ticksPerSecond more than 0
 */
public record Chunk(
        long offset,
        int size,
        int constants,
        int types,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond) {
    static final int HEADER = 68;
    /** "FLR" and a zero byte. */
    static final int MAGIC = 0x464C5200;

    private static final int MAJOR = 2;

    /** All chunks, which together are the whole file. Recordings end to end are one, too. */
    public static List<Chunk> of(FileChannel file) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (long at = 0; at < file.size(); at += chunks.getLast().size()) {
            chunks.add(at(file, at));
        }
        return chunks;
    }

    private static Chunk at(FileChannel file, long offset) throws IOException {
        long left = file.size() - offset;
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining() && file.read(header, offset + header.position()) >= 0) {}
        if (header.hasRemaining() || header.getInt(0) != MAGIC) {
            String what = header.hasRemaining() ? "breaks off" : "is none";
            throw broken(offset, what + ": " + left + " bytes are left of the file");
        }
        if (header.getShort(4) != MAJOR) {
            throw new Refusal(Defect.UNSUPPORTED, "a recording of version " + header.getShort(4));
        }
        long size = header.getLong(8);
        if (size < HEADER || size > left || size > Integer.MAX_VALUE) {
            throw broken(offset, "says it has " + size + " bytes, and " + left + " are left of the file");
        }
        if (!inside(header.getLong(16), size) || !inside(header.getLong(24), size) || header.getLong(56) <= 0) {
            throw broken(offset, "was not closed: it has no constants, types or clock");
        }
        return new Chunk(
                offset,
                (int) size,
                (int) header.getLong(16),
                (int) header.getLong(24),
                header.getLong(32),
                header.getLong(40),
                header.getLong(48),
                header.getLong(56));
    }

    private static boolean inside(long position, long size) {
        return position >= HEADER && position < size;
    }

    private static Refusal broken(long offset, String how) {
        return new Refusal(Defect.CORRUPT, "the chunk at byte " + offset + ' ' + how);
    }

    /** Since the epoch. */
    public long nanos(long ticks) {
        return startNanos + (long) ((ticks - startTicks) * nanosPerTick());
    }

    public double nanosPerTick() {
        return 1e9 / ticksPerSecond;
    }

    public long endNanos() {
        return startNanos + durationNanos;
    }
}

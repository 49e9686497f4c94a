package io.fleetprof.agent.recording;

import io.fleetprof.agent.outcome.Outcome;
import io.fleetprof.agent.outcome.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The frame of a recording: chunks end to end, each with a header of 68 bytes that tells its size (JDK,
 * {@code jdk.jfr.internal.consumer.ChunkHeader}). Readers skip over what does not fit without an error.
 */
final class Chunks {
    private static final int MAGIC = 0x464C5200; // "FLR" and a zero byte
    private static final int HEADER = 68;

    private Chunks() {}

    /** Answers the size of the file, all of which is whole chunks. */
    static Outcome<Long> check(Path recording) {
        try (FileChannel file = FileChannel.open(recording)) {
            long size = file.size();
            long at = 0;
            while (at < size) {
                long chunk = chunk(file, at);
                if (chunk < HEADER || chunk > size - at) {
                    return broken("the chunk at byte %d of %d does not hold together".formatted(at, size));
                }
                at += chunk;
            }
            return size == 0 ? broken("the recording is empty") : Outcome.done(size);
        } catch (IOException e) {
            return broken("the recording cannot be read: " + e.getMessage());
        }
    }

    /** The size a chunk says it has; zero for what is no chunk. */
    private static long chunk(FileChannel file, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        while (header.hasRemaining()) {
            if (file.read(header, at + header.position()) < 0) {
                return 0;
            }
        }
        return header.getInt(0) == MAGIC ? header.getLong(8) : 0;
    }

    private static Outcome<Long> broken(String detail) {
        return Outcome.refused(Reason.CORRUPT_JFR, detail);
    }
}

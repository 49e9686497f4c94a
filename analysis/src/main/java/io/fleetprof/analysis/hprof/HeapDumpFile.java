package io.fleetprof.analysis.hprof;

import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import io.fleetprof.analysis.population.Reading;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A heap dump as {@code GC.heap_dump -gz} writes it: HPROF's binary format, in members of gzip. The format is a head
 * (name, size of an id, time) and records (tag, time, length, body); the dump itself ends with a record of its own
 * (HotSpot, heapDumper.cpp), so that it can be told whole without a look at what the records hold.
 */
public final class HeapDumpFile {
    private static final String NAME = "JAVA PROFILE 1.0.";
    private static final int END_OF_DUMP = 0x2c;
    private static final int BUFFER = 1 << 16;

    private HeapDumpFile() {}

    /** What is wrong with the file; empty for one that is whole. Reads to its end and keeps nothing. */
    public static Optional<Reading.Refused> defect(InputStream bytes) {
        return Refusal.guard(
                () -> {
                    InputStream expanded = new GZIPInputStream(bytes, BUFFER);
                    return check(new DataInputStream(new BufferedInputStream(expanded, BUFFER)));
                },
                Optional::of);
    }

    private static Optional<Reading.Refused> check(DataInputStream dump) throws IOException {
        head(dump);
        boolean ended = false;
        for (int tag = dump.read(); tag >= 0; tag = dump.read()) {
            dump.readInt();
            dump.skipNBytes(Integer.toUnsignedLong(dump.readInt()));
            ended = tag == END_OF_DUMP;
        }
        if (!ended) {
            throw new Refusal(Defect.TRUNCATED, "its end is missing");
        }
        return Optional.empty();
    }

    private static void head(DataInputStream dump) throws IOException {
        byte[] name = dump.readNBytes(NAME.length());
        if (!new String(name, StandardCharsets.ISO_8859_1).equals(NAME)) {
            throw new Refusal(Defect.NOT_A_PROFILE, "it does not begin as a heap dump does");
        }
        dump.readByte();
        if (dump.readByte() != 0) {
            throw new Refusal(Defect.CORRUPT, "its head has no end");
        }
        dump.readInt();
        dump.readLong();
    }
}

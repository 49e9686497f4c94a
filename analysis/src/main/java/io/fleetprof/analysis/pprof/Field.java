package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;

/** One field on the wire, checked against the type the format gives it. */
final class Field {
    private Field() {}

    static long varint(CodedInputStream in, int tag) throws IOException {
        expect(tag, WireFormat.WIRETYPE_VARINT);
        return in.readUInt64();
    }

    /** Opens an embedded message; the returned limit closes it. */
    static int open(CodedInputStream in, int tag) throws IOException {
        expect(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.pushLimit(in.readRawVarint32());
    }

    static void close(CodedInputStream in, int limit) throws IOException {
        in.checkLastTagWas(0);
        in.popLimit(limit);
    }

    static boolean packed(int tag) {
        return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    static void expect(int tag, int wireType) {
        if (WireFormat.getTagWireType(tag) != wireType) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "field " + WireFormat.getTagFieldNumber(tag) + " has wire type " + WireFormat.getTagWireType(tag));
        }
    }

    /** An index into the string table: whether it lies within is known at the end only. */
    static int index(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new Refusal(Defect.CORRUPT, "string index " + value);
        }
        return (int) value;
    }
}

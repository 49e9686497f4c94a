package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;

/** One field on the wire, checked against the type the format gives it. */
final class Field {
    /** The longest symbols and the deepest stacks have some tens of thousands. */
    private static final int MAX_BYTES = 1 << 20;

    private Field() {}

    static long varint(CodedInputStream in, int tag) throws IOException {
        expect(tag, WireFormat.WIRETYPE_VARINT);
        return in.readUInt64();
    }

    /** The bytes of a string or a small message: refused before they are read where no profile has so many. */
    static byte[] bytes(CodedInputStream in, int tag) throws IOException {
        expect(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int length = in.readRawVarint32();
        if (length < 0 || length > MAX_BYTES) {
            throw new Refusal(Defect.CORRUPT, "a field of " + length + " bytes");
        }
        return in.readRawBytes(length);
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

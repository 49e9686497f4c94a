package io.fleetprof.analysis.pprof;

import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;

/**
 * Reads the fields of one small message from its bytes. A profile has millions of samples of a few dozen bytes each, for
 * which limits on a stream cost more than the reading.
 */
final class Cursor {
    private static final int MAX_SHIFT = 63;
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    void open(byte[] message) {
        bytes = message;
        at = 0;
        end = message.length;
    }

    boolean more() {
        return at < end;
    }

    long varint() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        long value = 0;
        for (int shift = 0; shift <= MAX_SHIFT && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Refusal(Defect.CORRUPT, "a message ends within a number");
    }

    /** Narrows the view to the embedded message that begins here; the result is for {@link #leave}. */
    int enter() {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Refusal(Defect.CORRUPT, "a field of " + length + " bytes in a message of " + bytes.length);
        }
        int outer = end;
        end = at + (int) length;
        return outer;
    }

    void leave(int outer) {
        at = end;
        end = outer;
    }

    void skip(int tag) {
        switch (WireFormat.getTagWireType(tag)) {
            case WireFormat.WIRETYPE_VARINT -> varint();
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> leave(enter());
            default ->
                throw new Refusal(
                        Defect.CORRUPT,
                        "field " + WireFormat.getTagFieldNumber(tag) + " has wire type "
                                + WireFormat.getTagWireType(tag));
        }
    }

    /** The bytes of the message; those in view are from {@link #at} to {@link #end}. */
    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }
}

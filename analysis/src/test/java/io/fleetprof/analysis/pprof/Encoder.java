package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes profile.proto field by field, right or wrong: what tests feed to the decoder. */
public final class Encoder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    private final List<String> strings = new ArrayList<>(List.of(""));

    /** Writes the fields of one message. */
    @FunctionalInterface
    public interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /** An embedded message in a field of the profile. */
    public Encoder message(int field, Fields fields) {
        return write(out -> out.writeByteArray(field, encode(fields)));
    }

    /** Any field of the profile itself. */
    public Encoder write(Fields fields) {
        try {
            fields.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Encoder sampleType(String type, String unit) {
        return message(1, fields -> {
            fields.writeInt64(1, string(type));
            fields.writeInt64(2, string(unit));
        });
    }

    /** A function and a location of one line, both with this id. */
    public Encoder function(long id, String name, String file, long line) {
        message(5, fields -> {
            fields.writeUInt64(1, id);
            fields.writeInt64(2, string(name));
            fields.writeInt64(4, string(file));
        });
        return message(4, fields -> {
            fields.writeUInt64(1, id);
            fields.writeByteArray(4, encode(inner -> {
                inner.writeUInt64(1, id);
                inner.writeInt64(2, line);
            }));
        });
    }

    public Encoder sample(List<Long> locations, long... values) {
        return message(2, fields -> {
            for (long location : locations) {
                fields.writeUInt64(1, location);
            }
            for (long value : values) {
                fields.writeInt64(2, value);
            }
        });
    }

    /** The number of a string in the table, which comes last. */
    public int string(String text) {
        if (!strings.contains(text)) {
            strings.add(text);
        }
        return strings.indexOf(text);
    }

    public byte[] bytes() {
        strings.forEach(text -> write(fields -> fields.writeString(6, text)));
        strings.clear();
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }

    private static byte[] encode(Fields fields) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        CodedOutputStream inner = CodedOutputStream.newInstance(target);
        fields.write(inner);
        inner.flush();
        return target.toByteArray();
    }
}

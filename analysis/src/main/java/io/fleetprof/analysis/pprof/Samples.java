package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;

/**
 * The {@code Sample} messages. Row r has the locations from {@code locationEnd(r - 1)} to {@code locationEnd(r)}, leaf
 * first, none being legal; the labels likewise; and {@link #stride()} values.
 */
final class Samples {
    final Ints location;
    final Ints locationEnd;
    final Longs value;
    final Ints labelKey;
    final Ints labelText;
    final Longs labelNumber;
    final Ints labelEnd;
    private final Locations locations;
    private int stride;

    Samples(Budget budget, Locations locations) {
        this.locations = locations;
        location = new Ints(budget);
        locationEnd = new Ints(budget);
        value = new Longs(budget);
        labelKey = new Ints(budget);
        labelText = new Ints(budget);
        labelNumber = new Longs(budget);
        labelEnd = new Ints(budget);
    }

    void decode(CodedInputStream in) throws IOException {
        int before = value.size();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> decodeLocations(in, tag);
                case 2 -> decodeValues(in, tag);
                case 3 -> decodeLabel(in, tag);
                default -> in.skipField(tag);
            }
        }
        countValues(value.size() - before);
        locationEnd.add(location.size());
        labelEnd.add(labelKey.size());
    }

    private void decodeLocations(CodedInputStream in, int tag) throws IOException {
        Ids ids = locations.ids;
        if (!Field.packed(tag)) {
            location.add(ids.reference(Field.varint(in, tag)));
            return;
        }
        int limit = Field.open(in, tag);
        while (!in.isAtEnd()) {
            location.add(ids.reference(in.readUInt64()));
        }
        in.popLimit(limit);
    }

    private void decodeValues(CodedInputStream in, int tag) throws IOException {
        if (!Field.packed(tag)) {
            value.add(Field.varint(in, tag));
            return;
        }
        int limit = Field.open(in, tag);
        while (!in.isAtEnd()) {
            value.add(in.readUInt64());
        }
        in.popLimit(limit);
    }

    private void decodeLabel(CodedInputStream in, int tag) throws IOException {
        int limit = Field.open(in, tag);
        long[] fields = new long[4];
        for (int inner = in.readTag(); inner != 0; inner = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(inner);
            if (number < fields.length) {
                fields[number] = Field.varint(in, inner);
            } else {
                in.skipField(inner);
            }
        }
        Field.close(in, limit);
        labelKey.add(Field.index(fields[1]));
        labelText.add(Field.index(fields[2]));
        labelNumber.add(fields[3]);
    }

    private void countValues(int values) {
        if (size() == 0) {
            stride = values;
        }
        if (values != stride || values == 0) {
            throw new Refusal(
                    Defect.CORRUPT,
                    "sample " + size() + " has " + values + " values where " + Math.max(1, stride) + " are due");
        }
    }

    /** Replaces references by rows. */
    void resolve() {
        int[] references = location.raw();
        Ids ids = locations.ids;
        for (int i = 0; i < location.size(); i++) {
            references[i] = ids.row(references[i]);
        }
    }

    /** Values of each sample: one for each sample type. */
    int stride() {
        return stride;
    }

    int firstLocation(int row) {
        return row == 0 ? 0 : locationEnd.get(row - 1);
    }

    int firstLabel(int row) {
        return row == 0 ? 0 : labelEnd.get(row - 1);
    }

    int size() {
        return locationEnd.size();
    }
}

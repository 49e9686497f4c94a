package io.fleetprof.analysis.pprof;

import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;

/**
 * The {@code Sample} messages. Row r has a list of locations, leaf first, none being legal; the labels from
 * {@code labelEnd(r - 1)} to {@code labelEnd(r)}; and {@link #stride()} values.
 */
final class Samples {
    private static final int LOCATION = 1 << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int LOCATIONS = 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int VALUE = 2 << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int VALUES = 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int LABEL = 3 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private final Cursor cursor = new Cursor();
    LocationLists locations;
    final Longs value;
    final Ints labelKey;
    final Ints labelText;
    final Longs labelNumber;
    final Ints labelEnd;
    private int stride;

    Samples(Budget budget) {
        locations = new LocationLists(budget);
        value = new Longs(budget);
        labelKey = new Ints(budget);
        labelText = new Ints(budget);
        labelNumber = new Longs(budget);
        labelEnd = new Ints(budget);
    }

    void decode(byte[] message) {
        int before = value.size();
        cursor.open(message);
        while (cursor.more()) {
            decodeField((int) cursor.varint());
        }
        countValues(value.size() - before);
        locations.close();
        labelEnd.add(labelKey.size());
    }

    /** Numbers may come one by one or packed. */
    private void decodeField(int tag) {
        switch (tag) {
            case LOCATIONS -> {
                int outer = cursor.enter();
                locations.append(cursor.bytes(), cursor.at(), cursor.end());
                cursor.leave(outer);
            }
            case LOCATION -> locations.append(cursor.varint());
            case VALUES -> {
                int outer = cursor.enter();
                while (cursor.more()) {
                    value.add(cursor.varint());
                }
                cursor.leave(outer);
            }
            case VALUE -> value.add(cursor.varint());
            case LABEL -> decodeLabel();
            default -> skip(tag);
        }
    }

    private void skip(int tag) {
        if (WireFormat.getTagFieldNumber(tag) <= WireFormat.getTagFieldNumber(LABEL)) {
            throw new Refusal(Defect.CORRUPT, "a sample with the tag " + tag);
        }
        cursor.skip(tag);
    }

    private void decodeLabel() {
        long[] fields = new long[4];
        int outer = cursor.enter();
        while (cursor.more()) {
            int tag = (int) cursor.varint();
            int number = WireFormat.getTagFieldNumber(tag);
            boolean known = number < fields.length && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
            if (known) {
                fields[number] = cursor.varint();
            } else {
                cursor.skip(tag);
            }
        }
        cursor.leave(outer);
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

    /** Numbers everything by the tables of another profile from now on. */
    void renumber(int[] locationRows, int locationCount, int[] stringRows) {
        locations = locations.translated(locationRows, locationCount);
        for (int i = 0; i < labelKey.size(); i++) {
            labelKey.set(i, stringRows[labelKey.get(i)]);
            labelText.set(i, stringRows[labelText.get(i)]);
        }
    }

    /** Of everything but the values. */
    int hash(int row) {
        return labelKey.size() == 0 ? locations.hash(row) : mixLabels(locations.hash(row), row);
    }

    /** Whether a row equals one of another table, in the same numbering, in everything but the values. */
    boolean same(int row, Samples other, int otherRow) {
        boolean labelled = labelKey.size() > 0 || other.labelKey.size() > 0;
        return locations.same(row, other.locations, otherRow) && (!labelled || sameLabels(row, other, otherRow));
    }

    /** Joins the labels of a row to a hash. */
    private int mixLabels(int hash, int row) {
        int mixed = hash;
        for (int i = firstLabel(row), end = labelEnd.get(row); i < end; i++) {
            mixed = RowIndex.mix(
                    RowIndex.mix(RowIndex.mix(mixed, labelKey.get(i)), labelText.get(i)), labelNumber.get(i));
        }
        return mixed;
    }

    private boolean sameLabels(int row, Samples other, int otherRow) {
        int here = firstLabel(row);
        int there = other.firstLabel(otherRow);
        boolean same = labelEnd.get(row) - here == other.labelEnd.get(otherRow) - there;
        for (; same && here < labelEnd.get(row); here++, there++) {
            same = labelKey.get(here) == other.labelKey.get(there)
                    && labelText.get(here) == other.labelText.get(there)
                    && labelNumber.get(here) == other.labelNumber.get(there);
        }
        return same;
    }

    /** Appends a row of another table, in the same numbering, and gives its row here. */
    int add(Samples other, int row) {
        locations.add(other.locations, row);
        value.addAll(other.value, row * other.stride, (row + 1) * other.stride);
        labelKey.addAll(other.labelKey, other.firstLabel(row), other.labelEnd.get(row));
        labelText.addAll(other.labelText, other.firstLabel(row), other.labelEnd.get(row));
        labelNumber.addAll(other.labelNumber, other.firstLabel(row), other.labelEnd.get(row));
        labelEnd.add(labelKey.size());
        stride = other.stride;
        return size() - 1;
    }

    /** Adds the values of a row of another table to one here. */
    void addValues(int row, Samples other, int otherRow) {
        for (int i = 0; i < stride; i++) {
            value.set(row * stride + i, value.get(row * stride + i) + other.value.get(otherRow * stride + i));
        }
    }

    /** Values of each sample: one for each sample type. */
    int stride() {
        return stride;
    }

    int firstLabel(int row) {
        return row == 0 ? 0 : labelEnd.get(row - 1);
    }

    int size() {
        return locations.size();
    }
}

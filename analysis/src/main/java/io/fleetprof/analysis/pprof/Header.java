package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The fields of the {@code Profile} message itself; texts are rows of {@link Strings}. */
final class Header {
    /** Go writes at most four, other profilers about ten. */
    private static final int MAX_SAMPLE_TYPES = 64;

    private static final int TIME = 9;
    private static final int DURATION = 10;
    private static final int PERIOD = 12;
    private static final int DEFAULT_TYPE = 14;

    final Ints type;
    final Ints unit;
    private final long[] scalars = new long[DEFAULT_TYPE + 1];

    Header(Budget budget) {
        type = new Ints(budget);
        unit = new Ints(budget);
    }

    void decodeScalar(CodedInputStream in, int tag) throws IOException {
        int number = WireFormat.getTagFieldNumber(tag);
        if (number == TIME || number == DURATION || number == PERIOD || number == DEFAULT_TYPE) {
            scalars[number] = Field.varint(in, tag);
        } else {
            in.skipField(tag);
        }
    }

    void decodeSampleType(CodedInputStream in) throws IOException {
        long typeIndex = 0;
        long unitIndex = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> typeIndex = Field.varint(in, tag);
                case 2 -> unitIndex = Field.varint(in, tag);
                default -> in.skipField(tag);
            }
        }
        if (type.size() == MAX_SAMPLE_TYPES) {
            throw new Refusal(Defect.CORRUPT, "more than " + MAX_SAMPLE_TYPES + " sample types");
        }
        type.add(Field.index(typeIndex));
        unit.add(Field.index(unitIndex));
    }

    List<ValueType> sampleTypes(Strings strings) {
        return IntStream.range(0, type.size())
                .mapToObj(i -> new ValueType(strings.get(type.get(i)), strings.get(unit.get(i))))
                .toList();
    }

    long timeNanos() {
        return scalars[TIME];
    }

    long durationNanos() {
        return scalars[DURATION];
    }

    long period() {
        return scalars[PERIOD];
    }

    int defaultType() {
        return Field.index(scalars[DEFAULT_TYPE]);
    }
}

package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import java.io.IOException;

/** The {@code Mapping} messages: the main binary first. */
final class Mappings {
    final Ids ids;
    final Longs start;
    final Longs limit;
    final Longs offset;
    final Ints file;
    final Ints buildId;

    Mappings(Budget budget) {
        ids = new Ids("mapping", budget);
        start = new Longs(budget);
        limit = new Longs(budget);
        offset = new Longs(budget);
        file = new Ints(budget);
        buildId = new Ints(budget);
    }

    void decode(CodedInputStream in) throws IOException {
        long[] fields = new long[7];
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            if (number < fields.length) {
                fields[number] = Field.varint(in, tag);
            } else {
                in.skipField(tag);
            }
        }
        ids.define(fields[1]);
        add(fields[2], fields[3], fields[4], Field.index(fields[5]), Field.index(fields[6]));
    }

    /** Appends a mapping and gives its row. */
    int add(long startAddress, long limitAddress, long fileOffset, int fileName, int build) {
        start.add(startAddress);
        limit.add(limitAddress);
        offset.add(fileOffset);
        file.add(fileName);
        buildId.add(build);
        return size() - 1;
    }

    int size() {
        return file.size();
    }
}

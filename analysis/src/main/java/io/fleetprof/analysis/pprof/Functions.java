package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import java.io.IOException;

/** The {@code Function} messages: name and file are rows of {@link Strings}. */
final class Functions {
    final Ids ids;
    final Ints name;
    final Ints file;
    final Longs startLine;

    Functions(Budget budget) {
        ids = new Ids("function", budget);
        name = new Ints(budget);
        file = new Ints(budget);
        startLine = new Longs(budget);
    }

    void decode(CodedInputStream in) throws IOException {
        long id = 0;
        long nameIndex = 0;
        long fileIndex = 0;
        long start = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = Field.varint(in, tag);
                case 2 -> nameIndex = Field.varint(in, tag);
                case 4 -> fileIndex = Field.varint(in, tag);
                case 5 -> start = Field.varint(in, tag);
                default -> in.skipField(tag);
            }
        }
        ids.define(id);
        name.add(Field.index(nameIndex));
        file.add(Field.index(fileIndex));
        startLine.add(start);
    }

    int size() {
        return name.size();
    }
}

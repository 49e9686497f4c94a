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
    /** As the linker knows it; Go writes the same as the name. */
    final Ints systemName;

    final Ints file;
    final Longs startLine;

    Functions(Budget budget) {
        ids = new Ids("function", budget);
        name = new Ints(budget);
        systemName = new Ints(budget);
        file = new Ints(budget);
        startLine = new Longs(budget);
    }

    void decode(CodedInputStream in) throws IOException {
        long id = 0;
        long nameIndex = 0;
        long systemNameIndex = 0;
        long fileIndex = 0;
        long start = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = Field.varint(in, tag);
                case 2 -> nameIndex = Field.varint(in, tag);
                case 3 -> systemNameIndex = Field.varint(in, tag);
                case 4 -> fileIndex = Field.varint(in, tag);
                case 5 -> start = Field.varint(in, tag);
                default -> in.skipField(tag);
            }
        }
        ids.define(id);
        add(Field.index(nameIndex), Field.index(systemNameIndex), Field.index(fileIndex), start);
    }

    /** Appends a function and gives its row. */
    int add(int functionName, int linkerName, int fileName, long start) {
        name.add(functionName);
        systemName.add(linkerName);
        file.add(fileName);
        startLine.add(start);
        return size() - 1;
    }

    int size() {
        return name.size();
    }
}

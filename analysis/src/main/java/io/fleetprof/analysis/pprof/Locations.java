package io.fleetprof.analysis.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Longs;
import java.io.IOException;

/**
 * The {@code Location} messages: an address and, where symbols are known, its source lines. A location that was inlined
 * has several, the innermost call first. Row r has the lines from {@code lineEnd(r - 1)} to {@code lineEnd(r)}.
 */
final class Locations {
    /** In {@link #mapping} and {@link #function}: refers to nothing, which is legal. */
    static final int NONE = -1;

    final Ids ids;
    final Longs address;
    final Ints mapping;
    final Ints lineEnd;
    final Ints function;
    final Longs line;
    private final Mappings mappings;
    private final Functions functions;

    Locations(Budget budget, Mappings mappings, Functions functions) {
        this.mappings = mappings;
        this.functions = functions;
        ids = new Ids("location", budget);
        address = new Longs(budget);
        mapping = new Ints(budget);
        lineEnd = new Ints(budget);
        function = new Ints(budget);
        line = new Longs(budget);
    }

    void decode(CodedInputStream in) throws IOException {
        long id = 0;
        long mappingId = 0;
        long at = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> id = Field.varint(in, tag);
                case 2 -> mappingId = Field.varint(in, tag);
                case 3 -> at = Field.varint(in, tag);
                case 4 -> {
                    int limit = Field.open(in, tag);
                    decodeLine(in);
                    Field.close(in, limit);
                }
                default -> in.skipField(tag);
            }
        }
        ids.define(id);
        add(mappings.ids.reference(mappingId), at);
    }

    /** Appends a location with the lines that were added since the last, and gives its row. */
    int add(int mappingRow, long at) {
        mapping.add(mappingRow);
        address.add(at);
        lineEnd.add(function.size());
        return size() - 1;
    }

    void addLine(int functionRow, long number) {
        function.add(functionRow);
        line.add(number);
    }

    private void decodeLine(CodedInputStream in) throws IOException {
        long functionId = 0;
        long number = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> functionId = Field.varint(in, tag);
                case 2 -> number = Field.varint(in, tag);
                default -> in.skipField(tag);
            }
        }
        addLine(functions.ids.reference(functionId), number);
    }

    /** Replaces references by rows. */
    void resolve() {
        resolve(mapping, mappings.ids);
        resolve(function, functions.ids);
    }

    private static void resolve(Ints references, Ids ids) {
        for (int i = 0; i < references.size(); i++) {
            int reference = references.get(i);
            references.set(i, reference == 0 ? NONE : ids.row(reference));
        }
    }

    int firstLine(int row) {
        return row == 0 ? 0 : lineEnd.get(row - 1);
    }

    int size() {
        return address.size();
    }
}

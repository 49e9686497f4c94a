package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The string table, kept as the bytes it came in; {@code string_table[0]} is empty. */
final class Strings {
    private static final int OBJECT_BYTES = 24;
    private final List<byte[]> values = new ArrayList<>();
    private final Budget budget;

    Strings(Budget budget) {
        this.budget = budget;
    }

    /** Appends a text and gives its row. */
    int add(byte[] value) {
        budget.keep(OBJECT_BYTES + value.length, values.size());
        values.add(value);
        return values.size() - 1;
    }

    int size() {
        return values.size();
    }

    byte[] bytes(int index) {
        return values.get(index);
    }

    String get(int index) {
        return index == 0 ? "" : new String(values.get(index), StandardCharsets.UTF_8);
    }
}

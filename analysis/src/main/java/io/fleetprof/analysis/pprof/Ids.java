package io.fleetprof.analysis.pprof;

import io.fleetprof.analysis.input.Budget;
import io.fleetprof.analysis.input.Ints;
import io.fleetprof.analysis.input.Refusal;
import io.fleetprof.analysis.population.Defect;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids by which one message refers to another: any 64-bit number but 0, and a reference may come before what it
 * refers to. References are kept as ints until all is read, then replaced by row numbers.
 */
final class Ids {
    private static final int BYTES_OF_A_WIDE_ID = 80;
    private final String what;
    private final Budget budget;
    private final Ints defined;
    private final Map<Long, Integer> wide = new HashMap<>();
    private int[] rowOf = new int[0];
    private Map<Integer, Integer> sparse = Map.of();

    Ids(String what, Budget budget) {
        this.what = what;
        this.budget = budget;
        defined = new Ints(budget);
    }

    /** A number that stands for the id: itself when it is small, as it nearly always is. */
    int reference(long id) {
        return id >= 0 && id <= Integer.MAX_VALUE ? (int) id : wide(id);
    }

    private int wide(long id) {
        Integer known = wide.get(id);
        if (known != null) {
            return known;
        }
        budget.keep(BYTES_OF_A_WIDE_ID, wide.size());
        wide.put(id, -1 - wide.size());
        return -wide.size();
    }

    /** The id of the next row. */
    void define(long id) {
        if (id == 0) {
            throw new Refusal(Defect.CORRUPT, what + " with the reserved id 0");
        }
        defined.add(reference(id));
    }

    /** Ends the collecting: from now on {@link #row} answers. */
    void close() {
        int largest = 0;
        for (int row = 0; row < defined.size(); row++) {
            largest = Math.max(largest, Math.abs(defined.get(row)));
        }
        if (wide.isEmpty() && largest <= 4L * defined.size() + 1024) {
            indexDensely(largest);
        } else {
            indexSparsely();
        }
    }

    private void indexDensely(int largest) {
        budget.keep((largest + 1L) * Integer.BYTES, defined.size());
        rowOf = new int[largest + 1];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < defined.size(); row++) {
            unique(rowOf[defined.get(row)] < 0, row);
            rowOf[defined.get(row)] = row;
        }
    }

    private void indexSparsely() {
        budget.keep((long) BYTES_OF_A_WIDE_ID * defined.size(), defined.size());
        sparse = new HashMap<>();
        for (int row = 0; row < defined.size(); row++) {
            unique(sparse.put(defined.get(row), row) == null, row);
        }
    }

    private void unique(boolean first, int row) {
        if (!first) {
            throw new Refusal(Defect.CORRUPT, what + " " + defined.get(row) + " is defined twice");
        }
    }

    /** How many rows there are. */
    int rows() {
        return defined.size();
    }

    /** Whether the ids count the rows from 1, as Go writes them. */
    boolean count() {
        for (int row = 0; row < defined.size(); row++) {
            if (defined.get(row) != row + 1) {
                return false;
            }
        }
        return true;
    }

    /** The row that a reference means. */
    int row(int reference) {
        int row = sparse.isEmpty()
                ? reference >= 0 && reference < rowOf.length ? rowOf[reference] : -1
                : sparse.getOrDefault(reference, -1);
        if (row < 0) {
            throw new Refusal(Defect.CORRUPT, "a reference to " + what + " " + reference + ", which is not there");
        }
        return row;
    }
}

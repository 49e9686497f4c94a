package io.fleetprof.analysis.jfr.chunk;

import java.util.List;

/** A class of values, events among them; those of the language have no fields. */
record Type(long id, String name, List<Field> fields) {
    /**
     * @param constant whether the value is the key of a constant
     * @param array whether there is a count, and so many values
     */
    record Field(String name, long type, boolean constant, boolean array) {}
}
